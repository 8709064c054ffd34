// The record as a player: the arm follows the song and is dragged to a line, keys do the same, words light up, and the
// captions are shown below. What sounds is the video, which is not loaded before it is played, and may be watched instead.

import { angleAt, Groove, shareAt } from './groove.js';
import { Lyrics } from './lyrics.js';
import { onceShown } from './shown.js';
import { fill, text } from './texts.js';
import { toast } from './toast.js';

const CAPTIONS = 'serenade_captions';
/** Where no times of words are known, a key moves by so many seconds. */
const STRIDE = 5;

function remembered() {
    try {
        return localStorage.getItem(CAPTIONS) === 'on';
    } catch {
        return false; // Storage is blocked: off, as for everyone at first.
    }
}

function remember(on) {
    try {
        localStorage.setItem(CAPTIONS, on ? 'on' : 'off');
    } catch {
        // Chosen for this page only.
    }
}

function clock(seconds) {
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function turntable() {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let record = null;
    let lyrics = null;
    let groove = null;
    let track = null;
    let known = 0;
    let frame = 0;
    let told = false;

    return {
        sounding: false,
        fetching: false,
        watching: false,
        started: false,
        lifted: false,
        captions: false,
        cue: '',
        moment: 0,
        line: -1,
        lines: 0,
        length: 0,

        initTurntable() {
            const { video } = this.$refs;
            const { seconds, waveform } = this.$root.dataset;
            record = this.$root.querySelector('.player .record');
            known = Number(seconds) || 0;
            this.length = known;
            groove = new Groove(record.querySelector('.record__groove'), waveform);
            const list = this.$root.querySelector('.lyrics__text');
            lyrics = new Lyrics(list, (begin) => this.dropAt(begin), still);
            this.lines = lyrics.size;
            [track] = video.textTracks;
            if (track) {
                track.addEventListener('cuechange', () => { this.cue = shown(track); });
                video.textTracks.addEventListener('change', () => this.captionsChanged());
                this.captions = remembered();
                this.showCaptions();
            }
        },

        // Sound

        play() {
            const { video } = this.$refs;
            told = false;
            if (video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE || video.error) {
                const { currentTime } = video;
                video.load(); // It failed before; perhaps the net is back.
                video.currentTime = currentTime;
            }
            video.play().catch((problem) => this.failed(problem));
        },

        /** Source, video and the promise of playing may all tell of one failure. */
        failed({ name }) {
            this.pauses();
            this.flows();
            if (name !== 'AbortError' && !told) {
                told = true;
                toast(text('needle.silent'), 'alert');
            }
        },

        playOrPause() {
            const { video, play, hold } = this.$refs;
            if (this.sounding) {
                video.pause();
                return;
            }
            if (document.activeElement === play) {
                hold.focus(); // The large button goes away.
            }
            this.play();
        },

        sounds() {
            this.sounding = true;
            this.started = true;
            this.measure();
            this.follow();
        },

        pauses() {
            this.sounding = false;
            cancelAnimationFrame(frame);
        },

        fetches() {
            this.fetching = true;
        },

        flows() {
            this.fetching = false;
        },

        measure() {
            const { duration } = this.$refs.video;
            this.length = Number.isFinite(duration) && duration > 0 ? duration : known;
        },

        ended() {
            const { video, play } = this.$refs;
            const focused = document.activeElement === video;
            this.pauses();
            this.heard = true;
            this.showRecord();
            this.place(this.length);
            this.started = false;
            if (focused) {
                onceShown(() => play.focus());
            }
        },

        // Picture

        /** The browser's own controls are there while they are seen, so that no tab stop lies below the record. */
        watch() {
            if (this.watching) {
                this.showRecord();
            } else {
                this.watching = true;
                this.$refs.video.controls = true;
                this.showCaptions();
            }
        },

        showRecord() {
            this.watching = false;
            this.$refs.video.controls = false;
            this.showCaptions();
        },

        get playerClass() {
            return {
                'is-playing': this.watching,
                'is-turning': this.sounding && !this.fetching && !still,
                'is-lifted': this.lifted,
                'is-on': this.started || this.lifted,
                'is-still': still,
            };
        },

        get watchText() {
            return text(this.watching ? 'needle.record' : 'needle.video');
        },

        get holdText() {
            return text(this.sounding ? 'needle.pause' : 'needle.play');
        },

        get timeText() {
            return this.length ? `${clock(this.moment)} / ${clock(this.length)}` : clock(this.moment);
        },

        // Needle

        /** Without motion the lines themselves are pressed; where they have no times the needle is all there is. */
        get hasNeedle() {
            return !still || this.lines === 0;
        },

        follow() {
            cancelAnimationFrame(frame);
            const step = () => {
                this.place(this.$refs.video.currentTime);
                if (this.sounding) {
                    frame = requestAnimationFrame(step);
                }
            };
            step();
        },

        moved() {
            if (!this.lifted) {
                this.place(this.$refs.video.currentTime);
            }
        },

        place(seconds) {
            const share = this.length ? seconds / this.length : 0;
            lyrics.light(seconds, this.sounding && !still);
            if (!this.lifted) {
                groove.show(share);
            }
            record.style.setProperty('--arm', `${angleAt(share)}deg`);
            const whole = Math.floor(seconds);
            const line = lyrics.at(seconds);
            // What is bound to the page changes once a second, not with each picture.
            if (whole !== this.moment) {
                this.moment = whole;
            }
            if (line !== this.line) {
                this.line = line;
            }
        },

        /** Puts the needle down at a moment, whatever it does now. */
        dropAt(seconds) {
            this.seek(seconds);
            this.play();
        },

        /** The song was heard while it was made, and goes on where the browser lets it; else the needle waits there. */
        goOn(seconds) {
            if (seconds === null || seconds >= this.length) {
                return;
            }
            this.seek(seconds);
            this.$refs.video.play().catch(() => {
                this.pauses();
                this.flows();
                this.started = false;
            });
        },

        seek(seconds) {
            this.started = true;
            // Before anything is loaded this is where it will begin.
            this.$refs.video.currentTime = Math.min(seconds, Math.max(0, this.length - 0.5));
            this.place(seconds);
        },

        lift(event) {
            event.preventDefault();
            event.currentTarget.setPointerCapture(event.pointerId);
            event.currentTarget.focus();
            this.$refs.video.pause();
            this.lifted = true;
            this.swing(event);
        },

        swing({ clientX, clientY }) {
            if (!this.lifted) {
                return;
            }
            const { left, top, width } = record.getBoundingClientRect();
            const wanted = shareAt((clientX - left) / width, (clientY - top) / width) * this.length;
            this.place(this.lines ? lyrics.nearest(wanted) : wanted);
            record.style.setProperty('--arm', `${angleAt(wanted / (this.length || 1))}deg`);
        },

        drop({ clientX, clientY }) {
            if (this.lifted) {
                const { left, top, width } = record.getBoundingClientRect();
                const wanted = shareAt((clientX - left) / width, (clientY - top) / width) * this.length;
                this.lifted = false;
                this.dropAt(this.lines ? lyrics.nearest(wanted) : wanted);
            }
        },

        letGo() {
            this.lifted = false;
            this.moved();
        },

        /** As a slider's keys, with a line for each step. */
        step(event) {
            const now = this.$refs.video.currentTime;
            const line = lyrics.at(now);
            const last = this.length - STRIDE;
            const next = this.lines ? lyrics.startOf(Math.min(line + 1, this.lines - 1)) : Math.min(now + STRIDE, last);
            const before = this.lines ? lyrics.startOf(line - 1) : now - STRIDE;
            const targets = {
                ArrowRight: next,
                ArrowUp: next,
                ArrowLeft: before,
                ArrowDown: before,
                Home: 0,
                End: this.lines ? lyrics.startOf(this.lines - 1) : last,
            };
            if (event.key in targets) {
                event.preventDefault();
                this.seek(Math.max(0, targets[event.key]));
            } else if (event.key === ' ' || event.key === 'Enter') {
                event.preventDefault();
                this.playOrPause();
            }
        },

        get needleMax() {
            return Math.round(this.length) || 1;
        },

        get needleText() {
            const words = lyrics?.textOf(this.line);
            // While it plays nobody wants each second read out over the song.
            const moment = this.sounding ? this.moment - (this.moment % 15) : this.moment;
            const place = fill(text('needle.at'), { time: clock(moment), length: clock(this.length) });
            return words && this.sounding ? words : words ? `${words} (${place})` : place;
        },

        // Captions

        get hasCaptions() {
            return Boolean(track);
        },

        get captionsPressed() {
            return this.captions ? 'true' : 'false';
        },

        switchCaptions() {
            this.captions = !this.captions;
            remember(this.captions);
            this.showCaptions();
        },

        /** On the video the browser shows them, on the record the page does. */
        showCaptions() {
            if (track) {
                track.mode = !this.captions ? 'disabled' : this.watching ? 'showing' : 'hidden';
                this.cue = this.captions ? shown(track) : '';
            }
        },

        /** The video's own menu has a switch too. */
        captionsChanged() {
            if (this.watching && this.captions !== (track.mode === 'showing')) {
                this.captions = track.mode === 'showing';
                remember(this.captions);
            }
        },

        /** What the needle would play, while it is in the hand; else what is sung, where that is wanted. */
        get caption() {
            if (this.lifted) {
                return lyrics.textOf(this.line) || clock(this.moment);
            }
            return this.sounding ? this.cue : '';
        },
    };
}

function shown(track) {
    return Array.from(track.activeCues || [], (cue) => cue.text).join('\n');
}
