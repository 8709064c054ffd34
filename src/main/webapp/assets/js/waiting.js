// The waiting page: steps, place and estimate as they come, and the way to the result.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call, send } from './api.js';
import { markFresh } from './fresh.js';
import { journey } from './journey.js';
import { keeping } from './keeping.js';
import { mixed } from './mixed.js';
import { Following } from './progress.js';
import { record } from './record.js';
import { SessionManager } from './session.js';
import { text } from './texts.js';

const STATIONS = ['queued', 'composing', 'downloading', 'rendering', 'ready'];
/** Where a step's part of the meter ends. */
const ENDS = { queued: 10, composing: 71, downloading: 79, rendering: 99, ready: 100 };

/** The status tells the end; more is asked for only while the stream says nothing. */
function songSource(session) {
    const base = `/api/submissions/${encodeURIComponent(session)}`;
    const isOver = ({ step, status }) => ['ready', 'failed'].includes(step) || ['success', 'fail'].includes(status);
    return {
        events: `${base}/events`,
        isOver,
        async ask(silent) {
            const state = await call(`${base}/status`);
            if (isOver(state)) {
                return state.status === 'success'
                    ? { ...state, percent: 100, step: 'ready' }
                    : { ...state, percent: 0, step: 'failed' };
            }
            return silent ? call(`${base}/progress`) : null;
        },
    };
}

function waiting() {
    return mixed(journey(STATIONS), keeping, {
        placeText: '',
        mine: false,
        email: '',
        emailError: '',
        notified: false,

        init() {
            const { session } = this.$root.dataset;
            this.initKeeping(session, this.$refs.link);
            this.mine = Boolean(SessionManager.find(session));
            this.initJourney();
            new Following(songSource(session), this).start();
        },

        progress(state) {
            this.expect(state.percent, ENDS[state.step] || 100, state.estimate_seconds, state.step);
            const place = this.placeOf(state);
            const news = place !== this.placeText || state.step !== this.step;
            this.placeText = place;
            this.arrive(state.step);
            if (news) {
                this.say(this.$refs.line.textContent, this.placeText, this.estimateText);
            }
        },

        placeOf({ step, place }) {
            if (step !== 'queued' || !Number.isFinite(place) || place < 1) {
                return '';
            }
            return place === 1 ? text('place.first') : text('place.other', { n: place });
        },

        ended(state) {
            const { session } = this.$root.dataset;
            const made = state.step === 'ready';
            if (made) {
                markFresh(session);
            }
            this.leaveFor(`/result/${encodeURIComponent(session)}${this.handed}`, made);
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
    });
}

Alpine.data('record', () => record());
Alpine.data('waiting', waiting);
Alpine.start();
