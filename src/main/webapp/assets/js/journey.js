// What pages that wait have in common: a line, a meter and stations, told once to those who listen instead of looking.

import { copyButton } from './clipboard.js';
import { text } from './texts.js';
import { toast } from './toast.js';

const SLOW_SECONDS = 300;

/**
 * @param stations names of the steps in their order
 * @param slowSeconds after which the page says that it takes longer than expected
 */
export function journey(stations, slowSeconds = SLOW_SECONDS) {
    const title = document.title;

    return {
        ...copyButton,
        step: stations[0],
        percent: 0,
        slow: false,
        said: '',

        initJourney() {
            const { step, percent, age } = this.$root.dataset;
            this.initCopy();
            this.step = step;
            this.show(Number(percent));
            setTimeout(() => { this.slow = true; }, Math.max(0, slowSeconds - Number(age)) * 1000);
        },

        /** A new step has a new line. */
        arrive(step) {
            if (stations.includes(step) && step !== this.step) {
                this.step = step;
                this.$refs.line.textContent = this.$root.querySelector(`[data-station="${step}"]`).dataset.line;
            }
        },

        /** Screen readers hear of a new step or place, never of each percent. */
        say(...sentences) {
            this.said = sentences.filter(Boolean).map((sentence) => sentence.replace(/[^.!?]$/, '$&.')).join(' ');
        },

        show(percent) {
            this.percent = Math.max(0, Math.min(100, Math.round(percent || 0)));
            this.$refs.fill.style.inlineSize = `${this.percent}%`;
            // Read from afar, when the page lies in another tab.
            document.title = `${this.percent} % · ${title}`;
        },

        /** It has ended: says in the title whether all is there, and goes. */
        leaveFor(path, made = true) {
            document.title = made ? `♥ ${title}` : title;
            setTimeout(() => location.replace(path), 700);
        },

        gone() {
            location.reload();
        },

        unheard() {
            if (!navigator.onLine) {
                toast(text('offline'));
            }
        },

        get percentText() {
            return `${this.percent} %`;
        },

        stationClass(station) {
            const distance = stations.indexOf(station) - stations.indexOf(this.step);
            return distance === 0 ? 'is-now' : distance < 0 ? 'is-done' : '';
        },

        stationCurrent(station) {
            return station === this.step ? 'step' : null;
        },
    };
}
