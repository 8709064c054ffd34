// The failure page: one press tries the same song again, with nothing to type, or leads to the form with everything that
// was filled in. Both are for whoever ordered the song.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { send } from './api.js';
import { dropDraft, readDraft, saveDraft } from './draft.js';
import { keeping } from './keeping.js';
import { mixed } from './mixed.js';
import { record } from './record.js';
import { SessionManager } from './session.js';
import { text } from './texts.js';
import { toast } from './toast.js';

function failure() {
    return mixed(keeping, {
        busy: false,
        mine: false,

        init() {
            this.initKeeping(this.$root.dataset.session);
            this.mine = Boolean(SessionManager.find(this.$root.dataset.session)?.delete_token);
            if (this.mine && !readDraft()) {
                this.layOut();
            }
        },

        /** Lays everything out again on the first page: what this tab ordered, or at least the names. */
        layOut() {
            const { session, pet, owner } = this.$root.dataset;
            const { session_id: ordered, ...draft } = readDraft('ordered') || {};
            saveDraft(ordered === session ? draft : { pet_name: pet, owner_name: owner });
        },

        startOver() {
            ['', 'photo', 'ordered'].forEach((draft) => dropDraft(draft));
        },

        async again() {
            if (this.busy) {
                return;
            }
            this.busy = true;
            const session = encodeURIComponent(this.$root.dataset.session);
            try {
                await send(`/api/submissions/${session}/retry`, { cookie_id: SessionManager.cookieId() });
                location.assign(`/waiting/${session}${this.handed}`);
            } catch (problem) {
                this.busy = false;
                toast(problem.unreachable ? text('error.network') : text('retry.failed'), 'alert');
            }
        },
    });
}

Alpine.data('record', () => record(false, false));
Alpine.data('failure', failure);
Alpine.start();
