// A finished video: played, kept and sent on. Nothing of another site loads before a click. The component's element says
// in its data the link, the video, and what to say of it.

import { copy, copyButton } from './clipboard.js';
import { text } from './texts.js';
import { toast } from './toast.js';

export function sharing() {
    let file = null;

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
    };
}
