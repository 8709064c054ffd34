// The waiting page: steps, place and estimate as they come, and the way to the result.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call, send } from './api.js';
import { markFresh } from './fresh.js';
import { angleAt, Groove } from './groove.js';
import { journey } from './journey.js';
import { keeping } from './keeping.js';
import { live } from './live.js';
import { mixed } from './mixed.js';
import { Following } from './progress.js';
import { record } from './record.js';
import { SessionManager } from './session.js';
import { text } from './texts.js';

const STATIONS = ['queued', 'composing', 'downloading', 'rendering', 'ready'];
/** Where a step's part of the meter ends. */
const ENDS = { queued: 10, composing: 71, downloading: 79, rendering: 99, ready: 100 };

/** How long a line of the song is looked at before the next one appears. */
const LINE_MILLIS = 1700;

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
    const way = journey(STATIONS);
    const { arrive: arriveAt } = way;

    return mixed(way, keeping, live(), {
        placeText: '',
        mine: false,
        email: '',
        emailError: '',
        notified: false,
        words: [],
        shown: [],
        again: '',

        init() {
            const { session } = this.$root.dataset;
            this.initKeeping(session, this.$refs.link);
            this.mine = Boolean(SessionManager.find(session));
            this.initJourney();
            this.initCutting();
            this.initLive();
            new Following(songSource(session), this).start();
        },

        /** The groove is cut as far as the work has come, from the rim to the label. */
        initCutting() {
            const record = this.$root.querySelector('.record');
            const groove = new Groove(record.querySelector('.record__groove'), 'k', false);
            const cut = (percent) => {
                groove.show(percent / 100);
                record.style.setProperty('--arm', `${angleAt(percent / 100)}deg`);
            };
            cut(this.percent);
            this.$watch('percent', cut);
        },

        progress(state) {
            this.singAgain(state.again);
            this.mayListen(state.listen_url);
            this.readOut(state.lyrics);
            this.expect(state.percent, ENDS[state.step] || 100, state.estimate_seconds, state.step);
            const place = this.placeOf(state);
            const news = place !== this.placeText || state.step !== this.step;
            this.placeText = place;
            this.arrive(state.step);
            if (news) {
                this.say(this.$refs.line.textContent, this.placeText, this.estimateText);
            }
        },

        /** A name was not sung as it is written: says so, and takes back the words of the song that is not wanted. */
        singAgain(missed) {
            const told = !missed
                ? this.again
                : missed.sung ? text('again.sung', missed) : text('again.missing', missed);
            if (told === this.again) {
                return;
            }
            this.again = told;
            this.forgetSound();
            this.words = [];
            this.shown = [];
            this.$refs.line.classList.remove('is-lyric');
            this.$refs.line.textContent = this.$root.querySelector(`[data-station="composing"]`).dataset.line;
            this.say(told);
        },

        /** The words are written before the song is here: they appear line by line while it is fetched and pressed. */
        readOut(lyrics) {
            if (!lyrics || this.words.length) {
                return;
            }
            this.words = lyrics.split('\n').map((line) => line.trim()).filter((line) => line && !/^\[.*\]$/.test(line));
            this.say(text('waiting.words'));
            // Lines of any length come and go in the same room.
            this.$refs.line.style.minBlockSize = `${this.$refs.line.offsetHeight}px`;
            this.nextLine(this.words);
        },

        /** @param words those of the song that is read out, as long as it is wanted */
        nextLine(words) {
            const line = words === this.words && words[this.shown.length];
            if (line) {
                this.shown.push(line);
                const place = this.$refs.line;
                place.textContent = line;
                place.classList.remove('is-lyric');
                place.getBoundingClientRect(); // So that each line comes in by itself.
                place.classList.add('is-lyric');
                setTimeout(() => this.nextLine(words), LINE_MILLIS);
            }
        },

        get hasWords() {
            return this.words.length > 0;
        },

        /** While the song's own words are read, ours keep silent; the last one is ours again. */
        arrive(step) {
            const line = this.$refs.line.textContent;
            arriveAt.call(this, step);
            if (this.hasWords && step !== 'ready') {
                this.$refs.line.textContent = line;
            } else if (step === 'ready') {
                this.words = this.words.slice(0, this.shown.length);
                this.$refs.line.classList.remove('is-lyric');
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
