// Follows a song: the event stream tells at once, and every ten seconds the status is asked as well, so that a sleeping
// phone, a proxy or a lost stream never hides the end.

import { call } from './api.js';

const POLL_MILLIS = 10_000;
const SILENCE_MILLIS = 15_000;

export class Following {
    #base;
    #hears;
    #lastEvent = 0;
    #stream = null;
    #over = false;

    /** @param hears object with progress(state), ended() and gone() */
    constructor(sessionId, hears) {
        this.#base = `/api/submissions/${encodeURIComponent(sessionId)}`;
        this.#hears = hears;
    }

    start() {
        this.#listen();
        setInterval(() => this.#poll(), POLL_MILLIS);
        document.addEventListener('visibilitychange', () => document.hidden || this.#poll());
        addEventListener('online', () => this.#poll());
        addEventListener('pageshow', (event) => event.persisted && this.#poll());
        this.#poll();
    }

    #listen() {
        this.#stream = new EventSource(`${this.#base}/events`);
        this.#stream.addEventListener('progress', (event) => {
            this.#lastEvent = Date.now();
            this.#tell(JSON.parse(event.data));
        });
    }

    async #poll() {
        if (this.#over) {
            return;
        }
        try {
            const { status } = await call(`${this.#base}/status`);
            if (status === 'success' || status === 'fail') {
                this.#end();
            } else if (Date.now() - this.#lastEvent > SILENCE_MILLIS) {
                this.#tell(await call(`${this.#base}/progress`));
                if (this.#stream.readyState === EventSource.CLOSED) {
                    this.#listen();
                }
            }
        } catch (problem) {
            if (problem.status === 404 || problem.status === 410) {
                this.#over = true;
                this.#hears.gone();
            } else {
                this.#hears.unheard();
            }
        }
    }

    #tell(state) {
        if (this.#over) {
            return;
        }
        this.#hears.progress(state);
        if (state.step === 'ready' || state.step === 'failed' || state.status === 'success' || state.status === 'fail') {
            this.#end();
        }
    }

    #end() {
        if (!this.#over) {
            this.#over = true;
            this.#stream.close();
            this.#hears.ended();
        }
    }
}
