// A finished film: play, keep, send on, delete. Its address works for an hour; a new one is asked for when it has ended.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call } from './api.js';
import { copy } from './clipboard.js';
import { beatDesk } from './film-beat.js';
import { deleting } from './film-delete.js';
import { shapeDesk } from './film-shapes.js';
import { takeDesk } from './film-takes.js';
import { takeFresh } from './fresh.js';
import { mixed } from './mixed.js';
import { sharing } from './sharing.js';
import { text } from './texts.js';
import { toast } from './toast.js';

const RENEW_MILLIS = 30_000;
const { session } = document.querySelector('[data-session]').dataset;

function filmResult() {
    let renewed = 0;

    const erased = () => {
        toast(text('clip.deleted'));
        location.reload();
    };

    return mixed(sharing(), deleting(session, erased), {
        fresh: false,
        captions: false,

        init() {
            this.initSharing();
            this.fresh = takeFresh(session);
            this.$refs.video.textTracks.addEventListener('change', () => this.lookAtCaptions());
            this.lookAtCaptions();
        },

        // Captions, which the player's own controls switch as well

        lookAtCaptions() {
            this.captions = [...this.$refs.video.textTracks].some(({ mode }) => mode === 'showing');
        },

        toggleCaptions() {
            const mode = this.captions ? 'hidden' : 'showing';
            [...this.$refs.video.textTracks].forEach((track) => { track.mode = mode; });
            this.lookAtCaptions();
        },

        get captionsPressed() {
            return String(this.captions);
        },

        get captionsText() {
            const { on, off } = this.$refs.captionsLabel.dataset;
            return this.captions ? on : off;
        },

        get freshClass() {
            return this.fresh ? 'is-fresh' : '';
        },

        async address() {
            return (await call(`/api/v1/jobs/${encodeURIComponent(session)}`, { tries: 3 })).video_url;
        },

        /** A film that cannot be played goes on where it was, with a new address; not again and again. */
        async renew() {
            if (Date.now() - renewed < RENEW_MILLIS) {
                return;
            }
            renewed = Date.now();
            const { video } = this.$refs;
            const { currentTime } = video;
            try {
                const { pathname, search } = new URL(await this.address(), location.href);
                video.src = pathname + search;
                video.currentTime = currentTime;
                if (this.playing) {
                    await video.play();
                }
            } catch {
                toast(text('error.network'), 'alert');
            }
        },

        /** Others are not signed in here, so they get the address of the film itself. */
        async copyFilm() {
            try {
                if (await copy(await this.address())) {
                    this.copyText = text('film.copied');
                    toast(text('film.copied'));
                    setTimeout(() => { this.copyText = this.$refs.copyLabel.dataset.label; }, 2500);
                }
            } catch {
                toast(text('error.network'), 'alert');
            }
        },

        /** From a part of the song to its place in the film. */
        goTo(event) {
            this.$refs.video.currentTime = Number(event.currentTarget.dataset.at);
            this.play();
        },
    });
}

Alpine.data('filmResult', filmResult);
Alpine.data('beatDesk', () => beatDesk(session));
Alpine.data('shapeDesk', () => shapeDesk(session));
Alpine.data('takeDesk', () => takeDesk(session));
Alpine.start();
