// The waiting page: steps, place and estimate as they come, and the way to the result.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { send } from './api.js';
import { copyButton } from './clipboard.js';
import { markFresh } from './fresh.js';
import { Following } from './progress.js';
import { record } from './record.js';
import { SessionManager } from './session.js';
import { leftText, text } from './texts.js';
import { toast } from './toast.js';

const SLOW_SECONDS = 300;
const STATIONS = ['queued', 'composing', 'downloading', 'rendering', 'ready'];

function waiting() {
    const title = document.title;

    return {
        ...copyButton,
        step: 'queued',
        percent: 0,
        placeText: '',
        estimateText: '',
        slow: false,
        said: '',
        mine: false,
        email: '',
        emailError: '',
        notified: false,

        init() {
            const { session, step, percent, age } = this.$root.dataset;
            this.initCopy();
            this.mine = Boolean(SessionManager.find(session));
            this.step = step;
            this.show(Number(percent));
            setTimeout(() => { this.slow = true; }, Math.max(0, SLOW_SECONDS - Number(age)) * 1000);
            new Following(session, this).start();
        },

        progress(state) {
            this.show(state.percent);
            this.estimateText = Number.isFinite(state.estimate_seconds) ? leftText(state.estimate_seconds) : '';
            const place = this.placeOf(state);
            const news = place !== this.placeText || state.step !== this.step;
            this.placeText = place;
            if (STATIONS.includes(state.step) && state.step !== this.step) {
                this.step = state.step;
                const station = this.$root.querySelector(`[data-station="${state.step}"]`);
                this.$refs.line.textContent = station.dataset.line;
            }
            if (news) {
                this.say(this.$refs.line.textContent, this.placeText, this.estimateText);
            }
        },

        /** Screen readers hear of a new step or place, never of each percent. */
        say(...sentences) {
            this.said = sentences.filter(Boolean).map((sentence) => sentence.replace(/[^.!?]$/, '$&.')).join(' ');
        },

        placeOf({ step, place }) {
            if (step !== 'queued' || !Number.isFinite(place) || place < 1) {
                return '';
            }
            return place === 1 ? text('place.first') : text('place.other', { n: place });
        },

        show(percent) {
            this.percent = Math.max(0, Math.min(100, Math.round(percent || 0)));
            this.$refs.fill.style.inlineSize = `${this.percent}%`;
            // Read from afar, when the page lies in another tab.
            document.title = `${this.percent} % · ${title}`;
        },

        ended() {
            const { session } = this.$root.dataset;
            markFresh(session);
            document.title = `♥ ${title}`;
            setTimeout(() => location.replace(`/result/${encodeURIComponent(session)}`), 700);
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
            const distance = STATIONS.indexOf(station) - STATIONS.indexOf(this.step);
            return distance === 0 ? 'is-now' : distance < 0 ? 'is-done' : '';
        },

        stationCurrent(station) {
            return station === this.step ? 'step' : null;
        },

        /** Offered after the five minutes, to the browser that ordered. */
        get mayNotify() {
            return this.slow && this.mine;
        },

        get emailInvalid() {
            return this.emailError ? 'true' : null;
        },

        get notifiedText() {
            return this.notified ? this.$refs.notified.dataset.done : '';
        },

        async notify() {
            this.emailError = '';
            try {
                await send(`/api/submissions/${this.$root.dataset.session}/notify`, {
                    email: this.email.trim(),
                    cookie_id: SessionManager.cookieId(),
                });
                this.notified = true;
                this.email = '';
                this.$nextTick(() => this.$refs.notified.focus());
            } catch (problem) {
                this.emailError = problem.unreachable
                    ? text('error.network')
                    : problem.body.message || text('notify.failed');
                document.getElementById('email').focus();
            }
        },
    };
}

Alpine.data('record', () => record());
Alpine.data('waiting', waiting);
Alpine.start();
