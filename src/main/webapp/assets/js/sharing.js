// A finished video: played, kept and sent on. Nothing of another site loads before a click. The component's element says
// in its data the link, the video, and what to say of it.

import { copy, copyButton } from './clipboard.js';
import { text } from './texts.js';
import { toast } from './toast.js';

/** The name that a server gives a download (RFC 6266). */
function fileName(disposition) {
    const whole = disposition?.match(/filename\*=UTF-8''([^;]+)/);
    return whole ? decodeURIComponent(whole[1]) : disposition?.match(/filename="([^"]+)"/)?.[1];
}

/** Whether the device hands videos to other programs. */
function takesFiles() {
    const sample = new File([], 'video.mp4', { type: 'video/mp4' });
    return Boolean(navigator.canShare?.({ files: [sample] }));
}

export function sharing() {
    const files = new Map();

    return {
        ...copyButton,
        playing: false,
        heard: false,
        told: '',
        shareText: '',

        initSharing() {
            this.initCopy();
            this.$refs.video.controls = false;
            this.shareText = this.$refs.shareLabel.dataset.label;
        },

        get downloadClass() {
            return this.canShare ? 'button--second' : '';
        },

        get playerClass() {
            return this.playing ? 'is-playing' : '';
        },

        play() {
            this.started();
            this.$refs.video.focus();
            this.$refs.video.play().catch(() => {});
        },

        /** The browser's own controls are there while they are seen, so that no tab stop lies below the cover. */
        started() {
            this.playing = true;
            this.$refs.video.controls = true;
        },

        ended() {
            const { video, play } = this.$refs;
            const focused = document.activeElement === video;
            this.playing = false;
            this.heard = true;
            video.controls = false;
            if (focused) {
                this.$nextTick(() => play.focus());
            }
        },

        // Sharing

        get canShare() {
            return Boolean(navigator.share);
        },

        share() {
            return this.shareVideo(this.$root.dataset.video);
        },

        async shareVideo(address) {
            const { link, title, text: words } = this.$root.dataset;
            try {
                const file = files.get(address) || (await this.fetchFile(address));
                files.set(address, file);
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

        async fetchFile(address) {
            this.shareText = text('share.prepare');
            const { session } = this.$root.dataset;
            try {
                const response = await fetch(`${address}?download=1`);
                const name = fileName(response.headers.get('Content-Disposition')) || `${session}.mp4`;
                return new File([await response.blob()], name, { type: 'video/mp4' });
            } finally {
                this.shareText = this.$refs.shareLabel.dataset.label;
            }
        },

        /** These two take videos from the telephone's own share sheet, or else from its gallery. */
        async saveAndPost(event) {
            const { link, video } = this.$root.dataset;
            const place = event.currentTarget.dataset.place;
            await copy(link);
            const address = (await this.upright?.()) || video;
            if (takesFiles()) {
                await this.shareVideo(address);
                return;
            }
            const save = document.createElement('a');
            save.href = `${address}?download=1`;
            save.download = '';
            save.click();
            this.told = text(`share.${place}`);
        },
    };
}
