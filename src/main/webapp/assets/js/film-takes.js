// The clips of a finished film: seen where the film shows them, and made anew one by one, after a look at the price.

import { send } from './api.js';
import { text } from './texts.js';

/** Paints what the film shows at some moments, one after the other, by a second player that nobody sees. */
async function paint(canvases, source) {
    const player = document.createElement('video');
    player.muted = true;
    player.playsInline = true;
    player.preload = 'auto';
    player.src = source;
    for (const canvas of canvases) {
        if (await sought(player, Number(canvas.dataset.middle))) {
            canvas.width = canvas.clientWidth * devicePixelRatio;
            canvas.height = canvas.clientHeight * devicePixelRatio;
            const scale = Math.max(canvas.width / player.videoWidth, canvas.height / player.videoHeight);
            const width = player.videoWidth * scale;
            const height = player.videoHeight * scale;
            canvas.getContext('2d').drawImage(player, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
        }
    }
    player.removeAttribute('src');
    player.load();
}

function sought(player, moment) {
    return new Promise((done) => {
        player.addEventListener('seeked', () => done(true), { once: true });
        player.addEventListener('error', () => done(false), { once: true });
        player.currentTime = moment;
    });
}

/** @param id of the job */
export function takeDesk(id) {
    let take = {};

    return {
        title: '',
        where: '',
        prompt: '',
        priceText: '',
        sendText: '',
        mayPay: false,
        sending: false,
        problem: '',

        init() {
            const seen = new IntersectionObserver(([entry]) => {
                if (entry.isIntersecting) {
                    seen.disconnect();
                    paint(this.$root.querySelectorAll('canvas'), this.$refs.video.getAttribute('src'));
                }
            });
            seen.observe(this.$root);
        },

        open(event) {
            take = { ...event.currentTarget.dataset };
            const n = Number(take.take) + 1;
            const { spent } = document.querySelector('[data-spent]').dataset;
            this.title = text('retake', { n });
            this.where = take.there === 'false'
                ? text('retake.failed')
                : take.times ? text('retake.where', { times: take.times }) : text('retake.nowhere');
            this.prompt = take.prompt;
            this.mayPay = take.affordable === 'true';
            this.priceText = text(this.mayPay ? 'retake.price' : 'retake.dear', { price: take.price, spent });
            this.sendText = text('retake.send', { price: take.price });
            this.problem = '';
            this.$refs.take.showModal();
        },

        close() {
            this.$refs.take.close();
        },

        watch() {
            this.close();
            this.$refs.video.currentTime = Number(take.start);
            this.play();
            this.$refs.video.scrollIntoView({ block: 'center', behavior: 'smooth' });
        },

        async send() {
            if (this.sending) {
                return;
            }
            this.problem = this.prompt.trim() ? '' : text('retake.missing');
            if (this.problem) {
                document.getElementById('take-prompt').focus();
                return;
            }
            this.sending = true;
            this.sendText = this.$refs.sendLabel.dataset.busy;
            try {
                const words = this.prompt.trim();
                await send(
                    `/api/v1/jobs/${encodeURIComponent(id)}/clips/${take.take}/re-roll`,
                    words === take.prompt.trim() ? {} : { prompt: words },
                );
                location.reload();
            } catch ({ unreachable, body }) {
                this.sending = false;
                this.sendText = text('retake.send', { price: take.price });
                this.problem = unreachable ? text('error.network') : body?.detail || text('error.server');
            }
        },
    };
}
