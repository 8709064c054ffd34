// Other shapes of a finished film, cut from its clips.

import { send } from './api.js';
import { text } from './texts.js';

/** @param id of the job */
export function shapeDesk(id) {
    return {
        sending: false,
        problem: '',

        async cut(event) {
            if (this.sending) {
                return;
            }
            const form = event.currentTarget;
            this.sending = true;
            this.problem = '';
            try {
                const framing = form.querySelector('select').value;
                await send(`/api/v1/jobs/${encodeURIComponent(id)}/formats`, { format: form.dataset.format, framing });
                location.reload();
            } catch ({ unreachable, body }) {
                this.sending = false;
                this.problem = unreachable ? text('error.network') : body?.detail || text('error.server');
            }
        },
    };
}
