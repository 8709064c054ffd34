// The result page: play, keep, send on, delete. Nothing of another site loads before a click.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call, send } from './api.js';
import { copy, copyButton } from './clipboard.js';
import { record } from './record.js';
import { takeFresh } from './fresh.js';
import { SessionManager } from './session.js';
import { text } from './texts.js';
import { toast } from './toast.js';

function result() {
    let file = null;

    return {
        ...copyButton,
        playing: false,
        mine: false,
        told: '',
        shareText: '',
        fresh: false,
        reason: '',
        words: '',
        reasonError: '',
        reportError: '',

        init() {
            this.initCopy();
            this.shareText = this.$refs.shareLabel.dataset.label;
            this.fresh = takeFresh(this.$root.dataset.session);
            this.mine = Boolean(SessionManager.find(this.$root.dataset.session)?.delete_token);
        },

        get freshClass() {
            return this.fresh ? 'is-fresh' : '';
        },

        get downloadClass() {
            return this.canShare ? 'button--second' : '';
        },

        get playerClass() {
            return this.playing ? 'is-playing' : '';
        },

        play() {
            this.playing = true;
            this.$refs.video.focus();
            this.$refs.video.play().catch(() => {});
        },

        started() {
            this.playing = true;
        },

        ended() {
            this.playing = false;
        },

        // Sharing

        get canShare() {
            return Boolean(navigator.share);
        },

        async share() {
            const { link, title, text: words } = this.$root.dataset;
            try {
                file = file || (await this.fetchFile());
                const data = navigator.canShare?.({ files: [file] })
                    ? { files: [file], title, text: `${words} ${link}` }
                    : { title, text: words, url: link };
                await navigator.share(data);
                this.shareText = this.$refs.shareLabel.dataset.label;
            } catch (problem) {
                if (problem.name === 'NotAllowedError') {
                    // Fetching took longer than a press counts for; the file is here now.
                    this.shareText = text('share.tap');
                } else if (problem.name !== 'AbortError') {
                    toast(text('error.network'), 'alert');
                }
            }
        },

        async fetchFile() {
            this.shareText = text('share.prepare');
            const { video, session } = this.$root.dataset;
            try {
                const response = await fetch(video);
                return new File([await response.blob()], `${session}.mp4`, { type: 'video/mp4' });
            } finally {
                this.shareText = this.$refs.shareLabel.dataset.label;
            }
        },

        async saveAndPost(event) {
            const { link, video } = this.$root.dataset;
            const place = event.currentTarget.dataset.place;
            await copy(link);
            const save = document.createElement('a');
            save.href = `${video}?download=1`;
            save.download = '';
            save.click();
            this.told = text(`share.${place}`);
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
    };
}

Alpine.data('record', () => record());
Alpine.data('result', result);
Alpine.start();
