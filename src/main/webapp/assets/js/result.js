// The result page: play, keep, send on, delete. Nothing of another site loads before a click.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call, send } from './api.js';
import { dropDraft } from './draft.js';
import { record } from './record.js';
import { takeFresh } from './fresh.js';
import { keeping } from './keeping.js';
import { takeHeard } from './live.js';
import { mixed } from './mixed.js';
import { SessionManager } from './session.js';
import { sharing } from './sharing.js';
import { findStory, story } from './story.js';
import { text } from './texts.js';
import { toast } from './toast.js';
import { turntable } from './turntable.js';
import { wallWish } from './wall-wish.js';

function result() {
    return mixed(sharing(), keeping, turntable(), {
        mine: false,
        fresh: false,
        reason: '',
        words: '',
        reasonError: '',
        reportError: '',

        init() {
            this.initSharing();
            this.initTurntable();
            this.initKeeping(this.$root.dataset.session, this.$refs.kept);
            this.goOn(takeHeard(this.$root.dataset.session));
            this.fresh = takeFresh(this.$root.dataset.session);
            if (this.fresh) {
                ['photo', 'ordered'].forEach((draft) => dropDraft(draft));
            }
            this.mine = Boolean(SessionManager.find(this.$root.dataset.session)?.delete_token);
        },

        /** For programs that show videos upright. */
        upright() {
            return findStory(this.$root.dataset.session);
        },

        get freshClass() {
            return this.fresh ? 'is-fresh' : '';
        },

        // Whoever has heard the song of somebody else

        get offers() {
            return this.heard && !this.mine;
        },

        playAgain() {
            this.$refs.video.scrollIntoView({ block: 'center' });
            this.dropAt(0);
        },

        /** The record turns over before the other side's page comes. */
        turnOver(event) {
            const { currentTarget: side, ctrlKey, metaKey, shiftKey } = event;
            if (ctrlKey || metaKey || shiftKey || matchMedia('(prefers-reduced-motion: reduce)').matches) {
                return;
            }
            event.preventDefault();
            side.addEventListener('animationend', () => location.assign(side.href), { once: true });
            side.classList.add('is-turned');
        },

        /** The owner of this song wants no part in an answer to it. */
        async refuseAnswer(event) {
            const { currentTarget: button } = event;
            const { session } = this.$root.dataset;
            try {
                await call(`/api/submissions/${encodeURIComponent(session)}/answers/${button.dataset.answer}`, {
                    method: 'DELETE',
                    tries: 3,
                    headers: { 'X-Delete-Token': SessionManager.find(session).delete_token },
                });
                button.closest('li').remove();
                toast(text('sides.refused'));
            } catch {
                toast(text('sides.failed'), 'alert');
            }
        },

        // Reporting

        askReport() {
            this.reasonError = '';
            this.reportError = '';
            this.$refs.report.showModal();
        },

        closeReport() {
            this.$refs.report.close();
        },

        choseReason() {
            this.reasonError = '';
        },

        get reasonInvalid() {
            return this.reasonError ? 'true' : null;
        },

        async report() {
            this.reportError = '';
            this.reasonError = this.reason ? '' : text('field.choose');
            if (this.reasonError) {
                document.getElementById('report-reason').focus();
                return;
            }
            try {
                await send(`/api/submissions/${encodeURIComponent(this.$root.dataset.session)}/report`, {
                    reason: this.reason,
                    words: this.words,
                });
                this.closeReport();
                this.words = '';
                toast(text('report.done'));
            } catch (problem) {
                this.reportError = problem.unreachable
                    ? text('error.network')
                    : problem.body.message || text('report.failed');
            }
        },

        // Deleting

        askDelete() {
            this.$refs.confirm.showModal();
        },

        keep() {
            this.$refs.confirm.close();
        },

        async erase() {
            const { session } = this.$root.dataset;
            try {
                await call(`/api/submissions/${encodeURIComponent(session)}`, {
                    method: 'DELETE',
                    tries: 3,
                    headers: { 'X-Delete-Token': SessionManager.find(session).delete_token },
                });
                SessionManager.forget(session);
                toast(text('delete.done'));
                location.reload();
            } catch {
                this.keep();
                toast(text('delete.failed'), 'alert');
            }
        },
    });
}

Alpine.data('record', () => record(false, false));
Alpine.data('result', result);
Alpine.data('story', story);
Alpine.data('wallWish', wallWish);
Alpine.start();
