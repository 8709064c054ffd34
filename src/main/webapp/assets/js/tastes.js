// A few seconds of music at a tap: nothing is loaded before, one sounds at a time, and a second tap ends it.

import { text } from './texts.js';
import { toast } from './toast.js';

export function tastes() {
    const sound = new Audio();

    return {
        tasting: '',

        initTastes() {
            ['ended', 'pause'].forEach((event) => sound.addEventListener(event, () => { this.tasting = ''; }));
        },

        /** @param name what sounds, as the page calls it */
        async taste(name, address) {
            if (this.tasting === name) {
                sound.pause();
                return;
            }
            sound.src = address;
            this.tasting = name;
            try {
                await sound.play();
                this.tasting = name;
            } catch (problem) {
                if (problem.name !== 'AbortError') {
                    this.tasting = '';
                    toast(text('taste.silent'), 'alert');
                }
            }
        },

        hush() {
            sound.pause();
        },

        tasteOf(event) {
            const { taste, sound: address } = event.currentTarget.dataset;
            this.taste(taste, address);
        },

        soundsClass(name) {
            return this.tasting === name ? 'is-sounding' : '';
        },

        soundsPressed(name) {
            return this.tasting === name ? 'true' : 'false';
        },

        get sampleLine() {
            const sample = this.$root.querySelector(`[data-taste="${this.tasting}"][data-line]`);
            return sample ? sample.dataset.line : this.$root.querySelector('.samples__line').dataset.still;
        },

        // The vibes are chosen by a radio group; a tap on a record is heard as well.

        tasteVibe(event) {
            // Keys choose without a sound, so that nothing speaks over a screen reader.
            if (event.target.type !== 'radio') {
                const { taste, sound: address } = event.currentTarget.dataset;
                if (this.tasting !== taste) {
                    this.taste(taste, address);
                }
            }
        },

        tasteChosen() {
            const vibe = this.$root.querySelector('.vibe:has(:checked)');
            if (vibe) {
                this.taste(vibe.dataset.taste, vibe.dataset.sound);
            }
        },

        get hearText() {
            const playing = this.music_vibe && this.tasting === this.music_vibe;
            return text(playing ? 'taste.stop' : 'taste.hear');
        },
    };
}
