// A finished clip: play, keep, send on, delete.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call } from './api.js';
import { forgetClip } from './clips.js';
import { dropDraft } from './draft.js';
import { takeFresh } from './fresh.js';
import { mixed } from './mixed.js';
import { sharing } from './sharing.js';
import { text } from './texts.js';
import { toast } from './toast.js';

function clipResult() {
    return mixed(sharing(), {
        fresh: false,

        init() {
            const { session, product } = this.$root.dataset;
            this.initSharing();
            this.fresh = takeFresh(session);
            if (this.fresh) {
                dropDraft(product);
                dropDraft(`${product}_photo`);
            }
        },

        get freshClass() {
            return this.fresh ? 'is-fresh' : '';
        },

        askDelete() {
            this.$refs.confirm.showModal();
        },

        keep() {
            this.$refs.confirm.close();
        },

        async erase() {
            const { session } = this.$root.dataset;
            try {
                await call(`/api/v1/jobs/${encodeURIComponent(session)}`, { method: 'DELETE', tries: 3 });
                forgetClip(session);
                toast(text('clip.deleted'));
                location.reload();
            } catch {
                this.keep();
                toast(text('delete.failed'), 'alert');
            }
        },
    });
}

Alpine.data('clipResult', clipResult);
Alpine.start();
