// Puts the beats of a finished film right: lamps follow the beats as they were found, and as they would be, while the film
// plays; a shift or a row of taps is tried by ear before the film is cut anew.

import { call, send } from './api.js';
import { text } from './texts.js';
import { toast } from './toast.js';

const FEWEST_TAPS = 4;
/** Between two taps, in seconds; what the server takes. */
const SHORTEST_GAP = 0.2;
const LONGEST_GAP = 2;
const LIT_SECONDS = 0.16;
const BEATS_OF_BAR = 4;

/** The last of some ascending moments that is not after another. */
function lastBefore(moments, now) {
    let from = 0;
    let to = moments.length;
    while (from < to) {
        const middle = (from + to) >> 1;
        if (moments[middle] <= now) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from - 1;
}

const nearest = (beats, moment) => beats.reduce((best, beat, i) =>
    (Math.abs(beat - moment) < Math.abs(beats[best] - moment) ? i : best), 0);

function halved({ beats, first }) {
    const kept = beats.filter((beat, i) => i % 2 === first % 2);
    return { beats: kept, first: Math.floor(first / 2) };
}

function doubled({ beats, first }) {
    return { beats: beats.flatMap((beat, i) => (i === 0 ? [beat] : [(beats[i - 1] + beat) / 2, beat])), first: first * 2 };
}

/** Goes on from the taps at their tempo, as the server does more carefully. */
function tapped(taps) {
    const gaps = taps.slice(1).map((tap, i) => tap - taps[i]).sort((one, other) => one - other);
    const gap = gaps[Math.floor(gaps.length / 2)];
    const beats = [...taps];
    for (let i = 0; gap && i < 64; i++) {
        beats.push(beats[beats.length - 1] + gap);
    }
    return { beats, first: 0 };
}

/** @param id of the job */
export function beatDesk(id) {
    const job = `/api/v1/jobs/${encodeURIComponent(id)}`;
    let heard = { beats: [], first: 0 };
    let row = [];

    return {
        way: '',
        shift: 0,
        count: 0,
        asleep: true,
        paused: true,
        sending: false,
        problem: '',

        async opened() {
            if (!this.$el.open || !this.asleep) {
                return;
            }
            this.asleep = false;
            const { video } = this.$refs;
            video.addEventListener('play', () => { this.paused = false; this.follow(); });
            video.addEventListener('pause', () => { this.paused = true; });
            this.paused = video.paused;
            try {
                const { beat_timestamps: beats, downbeat_timestamps: bars } = await call(`${job}/analysis`, { tries: 3 });
                heard = { beats, first: bars.length ? nearest(beats, bars[0]) : 0 };
                this.follow();
            } catch {
                toast(text('error.network'), 'alert');
            }
        },

        // What is seen and heard meanwhile

        /** Lights one of four lamps with each beat, for as long as the film plays. */
        follow() {
            const { video, lamps } = this.$refs;
            const { beats, first } = this.corrected();
            const at = lastBefore(beats, video.currentTime);
            const lit = at >= 0 && video.currentTime - beats[at] < LIT_SECONDS
                ? (((at - first) % BEATS_OF_BAR) + BEATS_OF_BAR) % BEATS_OF_BAR
                : -1;
            [...lamps.children].forEach((lamp, i) => lamp.classList.toggle('is-lit', i === lit));
            if (!video.paused && this.$root.isConnected) {
                requestAnimationFrame(() => this.follow());
            }
        },

        /** The beats as they would be. */
        corrected() {
            switch (this.way) {
                case 'half': return halved(heard);
                case 'double': return doubled(heard);
                case 'shift': return { ...heard, beats: heard.beats.map((beat) => beat + this.shift / 1000) };
                case 'tap': return row.length >= 2 ? tapped(row) : { beats: row, first: 0 };
                default: return heard;
            }
        },

        playOrPause() {
            const { video } = this.$refs;
            if (video.paused) {
                video.play().catch(() => toast(text('error.network'), 'alert'));
            } else {
                video.pause();
            }
        },

        get playText() {
            const { play, pause } = this.$refs.playLabel.dataset;
            return this.paused ? play : pause;
        },

        // The ways

        changed() {
            this.problem = '';
            row = [];
            this.count = 0;
        },

        get shifts() {
            return this.way === 'shift';
        },

        get taps() {
            return this.way === 'tap';
        },

        get shiftText() {
            const millis = Math.abs(this.shift);
            return millis === 0 ? text('beat.as_is') : text(this.shift > 0 ? 'beat.later' : 'beat.earlier', { n: millis });
        },

        tapByKey(event) {
            if (event.key === ' ' || event.key === 'Enter') {
                event.preventDefault();
                if (!event.repeat) {
                    this.tap();
                }
            }
        },

        /** A press that is neither of a pointer nor of a key comes from a reader of the screen. */
        tapOtherwise(event) {
            if (event.detail === 0) {
                this.tap();
            }
        },

        /** The first press starts the music; a row that was left begins anew. */
        tap() {
            const { video, tapper } = this.$refs;
            this.problem = '';
            if (video.paused) {
                this.playOrPause();
                return;
            }
            const now = video.currentTime;
            const gap = now - row[row.length - 1];
            if (gap >= 0 && gap < SHORTEST_GAP) {
                return;
            }
            row = gap > 0 && gap <= LONGEST_GAP ? [...row, now] : [now];
            this.count = row.length;
            tapper.animate([{ transform: 'scale(.96)' }, { transform: 'none' }], 150);
        },

        get tapText() {
            const missing = FEWEST_TAPS - this.count;
            return missing > 0 ? text('beat.taps.more', { n: missing }) : text('beat.taps', { n: this.count });
        },

        // The order

        problemOfWay() {
            if (!this.way) {
                return text('beat.choose');
            }
            if (this.way === 'shift' && this.shift === 0) {
                return text('beat.shift.missing');
            }
            return this.way === 'tap' && row.length < FEWEST_TAPS ? text('beat.taps.missing') : '';
        },

        correction() {
            switch (this.way) {
                case 'shift': return { offset_ms: this.shift };
                case 'tap': return { taps: row };
                default: return { tempo: this.way };
            }
        },

        async send() {
            this.problem = this.problemOfWay();
            if (this.sending || this.problem) {
                return;
            }
            this.sending = true;
            try {
                await send(`${job}/beat`, this.correction());
                location.reload();
            } catch ({ unreachable, body }) {
                this.sending = false;
                this.problem = unreachable ? text('error.network') : body?.detail || text('error.server');
            }
        },
    };
}
