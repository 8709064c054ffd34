// The lyrics with the times of their words: which line is sung, which of its words, and a way to each.

/** Milliseconds that a line may be shown as sung before its first word: hands are slower than ears. */
const EARLY = 60;

export class Lyrics {
    #lines = [];
    #current = -1;
    #scroller;

    /**
     * @param list element with the lines; those that have times become buttons
     * @param go called with the seconds at which a pressed line begins
     * @param reachable whether the tab key comes to each line
     */
    constructor(list, go, reachable) {
        this.#scroller = list;
        list?.querySelectorAll('[data-times]').forEach((element) => {
            const times = element.dataset.times.split(' ').map(Number);
            const button = document.createElement('button');
            button.type = 'button';
            button.className = 'lyrics__go';
            button.tabIndex = reachable ? 0 : -1;
            const words = element.textContent.trim().split(/\s+/).map((word, i) => wordOf(word, times[i]));
            button.append(...words.flatMap((word, i) => (i ? [' ', word] : [word])));
            button.addEventListener('click', () => go(times[0] / 1000));
            element.replaceChildren(button);
            this.#lines.push({
                text: button.textContent,
                start: times[0],
                end: times[times.length - 1],
                button,
                words,
            });
        });
    }

    get size() {
        return this.#lines.length;
    }

    /** The line that is sung at a moment, or was sung last; -1 before the first. */
    at(seconds) {
        const now = seconds * 1000 + EARLY;
        let low = 0;
        let high = this.#lines.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.#lines[middle].start <= now) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Where a line begins; the song's own begin before the first. */
    startOf(line) {
        return line < 0 ? 0 : this.#lines[Math.min(line, this.size - 1)].start / 1000;
    }

    textOf(line) {
        return this.#lines[line]?.text || '';
    }

    /** The begin of the line that is nearest to a moment. */
    nearest(seconds) {
        const line = this.at(seconds);
        const before = this.startOf(line);
        const after = line + 1 < this.size ? this.startOf(line + 1) : Infinity;
        return after - seconds < seconds - before ? after : before;
    }

    /** Lights the line that is sung, and its words up to the one that is heard. */
    light(seconds, follow) {
        const line = this.at(seconds);
        if (line !== this.#current) {
            this.#leave(this.#lines[this.#current]);
            this.#current = line;
            this.#enter(this.#lines[line], follow);
        }
        this.#lines[line]?.words.forEach((word) =>
            word.classList.toggle('is-sung', Number(word.dataset.at) <= seconds * 1000 + EARLY));
    }

    #leave(line) {
        line?.button.classList.remove('is-now');
        line?.button.removeAttribute('aria-current');
        line?.words.forEach((word) => word.classList.remove('is-sung'));
    }

    #enter(line, follow) {
        if (!line) {
            return;
        }
        line.button.classList.add('is-now');
        line.button.setAttribute('aria-current', 'true');
        const { clientHeight, scrollHeight } = this.#scroller;
        // Only within the sheet: the page itself stays where somebody reads it.
        if (follow && scrollHeight > clientHeight + 1 && !this.#scroller.matches(':hover')) {
            const top = line.button.offsetTop - this.#scroller.offsetTop - clientHeight * 0.38;
            this.#scroller.scrollTo({ top, behavior: 'smooth' });
        }
    }
}

function wordOf(text, at) {
    const word = document.createElement('span');
    word.className = 'lyrics__word';
    word.dataset.at = at;
    word.textContent = text;
    return word;
}
