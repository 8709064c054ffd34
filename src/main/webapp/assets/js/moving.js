// A meter that moves by itself: from what was last heard towards the end, at the pace of the estimate, ever slower where
// the estimate turns out to be too short. It never goes back, and never into the next step.

const UNKNOWN_SECONDS = 90;
const SHORTEST_SECONDS = 5;
const ALMOST = 98;
/** How far beyond its estimate a step may be before its words admit it. */
const LATE_SECONDS = 15;

export class Moving {
    #from = 0;
    #cap = ALMOST;
    #seconds = UNKNOWN_SECONDS;
    #since = 0;
    #shown = 0;
    #step = '';
    #due = NaN;

    /**
     * What was heard.
     * @param percent done so far, by the server
     * @param cap the percent at which the step that is under way ends
     * @param seconds to go until everything is there; NaN where nobody knows
     * @param now in milliseconds, as of every call
     */
    hear({ step, percent, cap, seconds }, now) {
        const known = Number.isFinite(seconds);
        if (step !== this.#step || (known && now + seconds * 1000 < this.#due) || Number.isNaN(this.#due)) {
            this.#due = known ? now + seconds * 1000 : NaN;
        }
        this.#from = Math.max(percent, this.percent(now));
        this.#cap = Math.max(this.#from, Math.min(cap, ALMOST));
        this.#seconds = Math.max(SHORTEST_SECONDS, known ? seconds : UNKNOWN_SECONDS);
        this.#since = now;
        this.#step = step;
    }

    percent(now) {
        if (!this.heard) {
            return 0;
        }
        const room = this.#cap - this.#from;
        if (room > 0) {
            // As fast as the whole would need, for as long as this step has room.
            const pace = (ALMOST - this.#from) / room;
            const gone = ((now - this.#since) / 1000 / this.#seconds) * pace;
            this.#shown = Math.max(this.#shown, this.#from + room * (1 - Math.exp(-gone)));
        } else {
            this.#shown = Math.max(this.#shown, this.#from);
        }
        return this.#shown;
    }

    /** Whether there is anything to move by. */
    get heard() {
        return this.#since > 0;
    }

    /** Seconds to go; NaN where nobody knows, 0 while it is a little late, below that when it is late indeed. */
    left(now) {
        const seconds = (this.#due - now) / 1000;
        return seconds < 0 && seconds > -LATE_SECONDS ? 0 : seconds;
    }
}
