// A clip that is being made: its steps as they come. When it has ended, the same address shows how.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call } from './api.js';
import { photoOfClip } from './clips.js';
import { markFresh } from './fresh.js';
import { journey } from './journey.js';
import { mixed } from './mixed.js';
import { Following } from './progress.js';

function jobSource(id) {
    const job = `/api/v1/jobs/${encodeURIComponent(id)}`;
    const isOver = ({ status }) => status === 'completed' || status === 'failed';
    return {
        events: `${job}/events`,
        isOver,
        async ask(silent) {
            const state = await call(job);
            return silent || isOver(state) ? state : null;
        },
    };
}

function clipWaiting() {
    const stations = document.querySelector('[data-stations]').dataset.stations.split(' ');

    return mixed(journey(stations), {
        photo: '',

        init() {
            const { job } = this.$root.dataset;
            this.photo = photoOfClip(job);
            this.initJourney();
            new Following(jobSource(job), this).start();
        },

        /** The stream tells that something has happened; how far it is stands in the job. */
        async progress(state) {
            const over = state.status === 'completed';
            const { status, stage, percent } = over || state.stage ? state : await this.look();
            const step = over ? 'ready' : status === 'queued' ? 'queued' : stage;
            const end = (100 * (stations.indexOf(step) + 1)) / stations.length;
            this.expect(over ? 100 : percent, Math.max(end, percent || 0), undefined, step);
            const before = this.step;
            this.arrive(step);
            if (this.step !== before) {
                this.say(this.$refs.line.textContent);
            }
        },

        async look() {
            try {
                return await call(`/api/v1/jobs/${encodeURIComponent(this.$root.dataset.job)}`);
            } catch {
                return {};
            }
        },

        ended(state) {
            const made = state.status === 'completed';
            if (made) {
                markFresh(this.$root.dataset.job);
            }
            this.leaveFor(location.pathname, made);
        },
    });
}

Alpine.data('clipWaiting', clipWaiting);
Alpine.start();
