// Follows what is being made: the event stream tells at once, and every ten seconds the server is asked as well, so that a
// sleeping phone, a proxy or a lost stream never hides the end.

const POLL_MILLIS = 10_000;
const SILENCE_MILLIS = 15_000;

export class Following {
    #source;
    #hears;
    #lastEvent = 0;
    #stream = null;
    #over = false;

    /**
     * @param source where to look: events (address of the stream), isOver(state), and ask(silent), which gives the state, or
     *     nothing while the stream tells it
     * @param hears object with progress(state), ended(state), gone() and unheard()
     */
    constructor(source, hears) {
        this.#source = source;
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
        this.#stream = new EventSource(this.#source.events);
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
            const silent = Date.now() - this.#lastEvent > SILENCE_MILLIS;
            const state = await this.#source.ask(silent);
            if (state) {
                this.#tell(state);
            }
            if (silent && !this.#over && this.#stream.readyState === EventSource.CLOSED) {
                this.#listen();
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
        if (this.#source.isOver(state)) {
            this.#end(state);
        }
    }

    #end(state) {
        if (!this.#over) {
            this.#over = true;
            this.#stream.close();
            this.#hears.ended(state);
        }
    }
}
