// A film that is being made: its stages, its clips as they come, and its cost. When it has ended, the same address shows how.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call } from './api.js';
import { deleting, STOPPING, STOPPING_CHANGE } from './film-delete.js';
import { FilmStream } from './film-stream.js';
import { markFresh } from './fresh.js';
import { journey } from './journey.js';
import { mixed } from './mixed.js';
import { leftText, text } from './texts.js';
import { toast } from './toast.js';

/** The page asks its own host, whatever name the server gave itself. */
function pathOf(address) {
    const { pathname, search } = new URL(address, location.href);
    return pathname + search;
}

function filmWaiting() {
    const root = document.querySelector('[data-stations]');
    const { job } = root.dataset;
    const stations = root.dataset.stations.split(' ');
    const again = root.dataset.again === 'true';
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

    return mixed(journey(stations, Number(root.dataset.expected)), deleting(job, () => location.reload(), again ? STOPPING_CHANGE : STOPPING), {
        takes: [],
        took: {},
        found: {},
        paid: {},
        billed: {},
        spent: '',
        estimate: '',
        remaining: null,
        awaits: false,
        animatic: '',
        approving: false,

        init() {
            this.spent = root.dataset.spent;
            this.estimate = root.dataset.estimate;
            this.initJourney();
            new FilmStream(job, this, Number(root.dataset.heard)).start();
        },

        // What the stream and the job tell

        heard(name, data) {
            if (name === 'stage_update') {
                this.stage(data);
            } else if (name === 'progress') {
                this.advance(data.progress);
                this.remaining = data.estimated_remaining;
            } else if (name === 'message') {
                this.message(data);
            } else if (name === 'cost_update') {
                this.payFor(data);
            } else if (name === 'completed') {
                this.advance(100);
                this.come('ready');
                markFresh(job);
                this.leaveFor(location.pathname);
            } else {
                location.reload();
            }
        },

        state({ status, current_stage: stage, progress, stages, costs, estimated_remaining: remaining, clips, ...more }) {
            this.advance(progress);
            this.pay(costs.total);
            Object.entries(costs.stages || {}).forEach(([name, { spent }]) => { this.billed[name] = spent; });
            this.remaining = remaining;
            this.come(status === 'queued' ? 'queued' : stage);
            if (!again) {
                Object.entries(stages).forEach(([name, { status: state, duration }]) => {
                    this.stage({ stage: name, status: state, duration });
                });
            }
            clips.forEach((clip) => this.take(clip));
            this.showAnimatic(more.awaits_approval, more.animatic_url);
        },

        /** Never goes back, whichever of the two was slower. */
        advance(percent) {
            this.show(Math.max(this.percent, percent || 0));
        },

        payFor({ stage, cost, total }) {
            this.paid[stage] = (this.paid[stage] || 0) + cost;
            this.pay(total);
        },

        /** What was paid never becomes less. */
        pay(total) {
            this.spent = Math.max(Number(this.spent), total).toFixed(2);
        },

        stage({ stage, status, duration }) {
            if (status === 'processing') {
                this.come(stage);
            } else if (status === 'completed' && !this.took[stage] && Number.isFinite(duration)) {
                this.took[stage] = text('film.took', { n: duration });
                this.tellWhatWasHeard(stage);
                this.learnTakes(stage);
            }
        },

        /** The stream tells from the beginning; what was passed already is not gone back to. */
        come(step) {
            if (stations.indexOf(step) > stations.indexOf(this.step)) {
                this.arrive(step);
                this.say(this.$refs.line.textContent);
            }
        },

        async tellWhatWasHeard(stage) {
            if (stage !== 'audio_analysis') {
                return;
            }
            try {
                const { bpm, song_structure: parts } = await call(`/api/v1/jobs/${job}/analysis`);
                this.found[stage] = text('film.heard', { bpm: Math.round(bpm), n: parts.length });
            } catch {
                // The page of the finished film tells it again.
            }
        },

        /** How many clips there will be is known once their prompts are written. */
        async learnTakes(stage) {
            if (stage === 'prompt_generation' && this.takes.length === 0) {
                try {
                    const { clips } = await call(`/api/v1/jobs/${job}`);
                    clips.forEach((clip) => this.take(clip));
                } catch {
                    // They come one by one, then.
                }
            }
        },

        message({ clip, animatic_url: animatic }) {
            if (animatic && !this.animatic) {
                this.lookAgain();
            }
            if (clip) {
                this.take(clip);
            }
        },

        /** The stream tells everything from the beginning; whether the animatic still waits stands in the job. */
        async lookAgain() {
            try {
                const { awaits_approval: awaits, animatic_url: animatic } = await call(`/api/v1/jobs/${job}`);
                this.showAnimatic(awaits, animatic);
            } catch {
                // The next look tells it.
            }
        },

        // The animatic

        get goesOn() {
            return !this.awaits;
        },

        showAnimatic(awaits, url) {
            const begins = awaits && url && !this.awaits;
            this.awaits = Boolean(awaits && url);
            if (begins) {
                this.$refs.line.textContent = text('film.your_turn');
                this.say(text('film.your_turn'));
            }
            this.animatic = this.animatic || (url ? pathOf(url) : '');
        },

        async approve() {
            if (this.approving) {
                return;
            }
            this.approving = true;
            try {
                await call(`/api/v1/jobs/${job}/approve`, { method: 'POST' });
                this.awaits = false;
                this.$refs.line.textContent = this.$root.querySelector(`[data-station="${this.step}"]`).dataset.line;
            } catch ({ body, unreachable }) {
                toast(unreachable ? text('error.network') : body?.detail || text('error.server'), 'alert');
            } finally {
                this.approving = false;
            }
        },

        get turnClass() {
            return this.awaits ? 'is-yours' : '';
        },

        /** One that waits for its maker is not slow. */
        get isSlow() {
            return this.slow && !this.awaits;
        },

        // Clips

        take({ index, status, preview_url: url }) {
            const known = this.takes.find((take) => take.index === index);
            const number = index + 1;
            const take = {
                index,
                number,
                url: url ? pathOf(url) : '',
                state: `take--${status}`,
                label: text(url ? 'take.play' : status === 'failed' ? 'take.failed' : 'take.wait', { n: number }),
            };
            if (!known) {
                this.takes = [...this.takes, take].sort((one, other) => one.index - other.index);
            } else if (!known.url) {
                Object.assign(known, take);
            }
        },

        get hasTakes() {
            return this.takes.length > 0;
        },

        get takesText() {
            const there = this.takes.filter((take) => take.url).length;
            return this.hasTakes ? text('takes', { n: there, of: this.takes.length }) : this.$refs.takes.dataset.none;
        },

        /** Each is played once when it comes, and again when it is asked for. */
        beginTake() {
            const video = this.$el;
            video.muted = true;
            if (!still) {
                video.play().catch(() => {});
            }
        },

        playTake(event) {
            const { index } = event.currentTarget.dataset;
            const video = this.$root.querySelector(`video[data-index="${index}"]`);
            video.currentTime = 0;
            video.play().catch(() => {});
        },

        // Texts

        /** What is known of a stage: how long it took or what it found, and what was paid in it. */
        noteOf(step) {
            const paid = this.paid[step] ? `$${this.paid[step].toFixed(2)}` : '';
            return [this.found[step] || this.took[step], paid].filter(Boolean).join(' · ');
        },

        /** Of a film that is cut anew, the stream tells all that is paid from then on, and nothing of what was paid before. */
        spentOn(step) {
            const { spent: drawn, before } = root.querySelector(`[data-spent-on="${step}"]`).dataset;
            const spent = Math.max(Number(before) + (this.paid[step] || 0), Number(drawn), this.billed[step] || 0);
            // What is less than a cent is not shown as nothing.
            return `$${spent > 0 && spent < 0.01 ? Number(spent.toFixed(4)) : spent.toFixed(2)}`;
        },

        get spentText() {
            return `$${this.spent}`;
        },

        get costText() {
            return again
                ? text('film.cost.again', { spent: this.spent })
                : text('film.cost', { spent: this.spent, estimate: this.estimate });
        },

        get approveText() {
            const ahead = Math.max(0, Number(this.estimate) - Number(this.spent)).toFixed(2);
            return text('film.approve', { price: ahead });
        },

        get remainingText() {
            return this.remaining === null || this.awaits ? '' : leftText(this.remaining);
        },
    });
}

Alpine.data('filmWaiting', filmWaiting);
Alpine.start();
