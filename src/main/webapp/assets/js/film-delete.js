// Stops a film that is being made, or erases what there is of one.

import { call } from './api.js';
import { text } from './texts.js';
import { toast } from './toast.js';

/** @param id of the job */
export const deleting = (id, then) => ({
    askDelete() {
        this.$refs.confirm.showModal();
    },

    keep() {
        this.$refs.confirm.close();
    },

    async erase() {
        try {
            await call(`/api/v1/jobs/${encodeURIComponent(id)}`, { method: 'DELETE', tries: 3 });
            then();
        } catch {
            this.keep();
            toast(text('delete.failed'), 'alert');
        }
    },
});
