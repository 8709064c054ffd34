// What pages that wait have in common: a line, a meter and stations, told once to those who listen instead of looking.

import { copyButton } from './clipboard.js';
import { Moving } from './moving.js';
import { leftText, text } from './texts.js';
import { toast } from './toast.js';

const SLOW_SECONDS = 300;
const SECOND = 1000;

/**
 * @param stations names of the steps in their order
 * @param slowSeconds after which the page says that it takes longer than expected
 */
export function journey(stations, slowSeconds = SLOW_SECONDS) {
    const title = document.title;
    const moving = new Moving();

    return {
        ...copyButton,
        step: stations[0],
        percent: 0,
        slow: false,
        said: '',
        estimateText: '',

        initJourney() {
            const { step, percent, age } = this.$root.dataset;
            this.initCopy();
            this.step = step;
            this.show(Number(percent));
            setInterval(() => this.move(), SECOND);
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

        /** Takes in what was heard; between one word of the server and the next the meter moves by itself. */
        expect(percent, cap, seconds, step) {
            moving.hear({ step, percent: percent || 0, cap, seconds: seconds ?? NaN }, Date.now());
            this.move();
        },

        move() {
            if (!moving.heard) {
                return;
            }
            const now = Date.now();
            this.show(Math.max(this.percent, moving.percent(now)));
            const left = moving.left(now);
            // A number that proved wrong is not said again and again.
            this.estimateText = Number.isNaN(left) ? '' : left < 0 || this.slow ? text('left.longer') : leftText(left);
        },

        show(percent) {
            this.percent = Math.max(0, Math.min(100, Math.floor(percent || 0)));
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
