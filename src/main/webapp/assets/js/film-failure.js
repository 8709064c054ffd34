// A film that came to nothing: let it go on where it stopped, or erase it.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call } from './api.js';
import { deleting } from './film-delete.js';
import { mixed } from './mixed.js';
import { text } from './texts.js';
import { toast } from './toast.js';

function filmFailure() {
    const { job } = document.querySelector('[data-job]').dataset;

    return mixed(deleting(job, () => location.reload()), {
        busy: false,

        async again() {
            if (this.busy) {
                return;
            }
            this.busy = true;
            try {
                await call(`/api/v1/jobs/${encodeURIComponent(job)}/retry`, { method: 'POST' });
                location.reload();
            } catch ({ body, unreachable }) {
                this.busy = false;
                toast(unreachable ? text('error.network') : body?.detail || text('error.server'), 'alert');
            }
        },
    });
}

Alpine.data('filmFailure', filmFailure);
Alpine.start();
