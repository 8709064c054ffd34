// Stops a film that is being made, or erases what there is of one.

import { call } from './api.js';
import { text } from './texts.js';
import { toast } from './toast.js';

const ERASING = { method: 'DELETE', part: '' };

/** Never erases a film that was finished at that very moment. */
export const STOPPING = { method: 'POST', part: '/cancel' };

/** The film stays as it was. */
export const STOPPING_CHANGE = { method: 'DELETE', part: '/change' };

/**
 * @param id of the job
 * @param then what follows, also where it had ended already
 * @param way what becomes of it: erased, or one of those above
 */
export const deleting = (id, then, { method, part } = ERASING) => ({
    askDelete() {
        this.$refs.confirm.showModal();
    },

    keep() {
        this.$refs.confirm.close();
    },

    async erase() {
        try {
            await call(`/api/v1/jobs/${encodeURIComponent(id)}${part}`, { method, tries: 3 });
            then();
        } catch ({ status }) {
            if (part && status === 409) {
                // It was made meanwhile, or the answer to an earlier try was lost.
                then();
                return;
            }
            this.keep();
            toast(text('delete.failed'), 'alert');
        }
    },
});
