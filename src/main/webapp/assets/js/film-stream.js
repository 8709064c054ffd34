// Follows a film: the stream tells all that has happened since its order and whatever happens next, by named events. When it
// is silent or lost, the job is asked every ten seconds instead.

import { call } from './api.js';

const NAMES = ['stage_update', 'progress', 'message', 'cost_update', 'completed', 'error'];
const POLL_MILLIS = 10_000;
/** A comment comes every 15 s, which nobody sees; an event may be a minute away. */
const SILENCE_MILLIS = 20_000;

export class FilmStream {
    #job;
    #hears;
    #before;
    #stream = null;
    #lastEvent = 0;
    #over = false;

    /**
     * @param hears object with heard(name, data), state(job), gone() and unheard(); completed and error are the last to be heard
     * @param before the last event of an earlier life of the film; all up to it is told again and not heard
     */
    constructor(id, hears, before = 0) {
        this.#job = `/api/v1/jobs/${encodeURIComponent(id)}`;
        this.#hears = hears;
        this.#before = before;
    }

    start() {
        this.#listen();
        setInterval(() => this.#poll(), POLL_MILLIS);
        document.addEventListener('visibilitychange', () => document.hidden || this.#poll());
        addEventListener('online', () => this.#poll());
        addEventListener('pageshow', (event) => event.persisted && this.#poll());
        this.look();
    }

    #listen() {
        this.#stream?.close();
        this.#stream = new EventSource(`${this.#job}/stream`);
        NAMES.forEach((name) => this.#stream.addEventListener(name, (event) => this.#hear(name, event)));
    }

    /** A lost connection is an event called error as well, but one without data. */
    #hear(name, event) {
        if (this.#over || typeof event.data !== 'string') {
            return;
        }
        this.#lastEvent = Date.now();
        if (event.lastEventId !== '') {
            // A stream that is opened anew tells everything once more.
            if (Number(event.lastEventId) <= this.#before) {
                return;
            }
            this.#before = Number(event.lastEventId);
        }
        if (name === 'completed' || name === 'error') {
            this.#end();
        }
        this.#hears.heard(name, JSON.parse(event.data));
    }

    #end() {
        this.#over = true;
        this.#stream.close();
    }

    async #poll() {
        if (!this.#over && Date.now() - this.#lastEvent > SILENCE_MILLIS) {
            await this.look();
            if (!this.#over && this.#stream.readyState === EventSource.CLOSED) {
                this.#listen();
            }
        }
    }

    /** Asks how the film stands. */
    async look() {
        try {
            const job = await call(this.#job);
            if (this.#over) {
                return;
            }
            this.#hears.state(job);
            if (job.status === 'completed' || job.status === 'failed') {
                this.#end();
                this.#hears.heard(job.status === 'completed' ? 'completed' : 'error', {});
            }
        } catch (problem) {
            if ([401, 404, 410].includes(problem.status)) {
                this.#end();
                this.#hears.gone();
            } else {
                this.#hears.unheard();
            }
        }
    }
}
