// Where the needle of the drawn record stands, and the grooves it runs in. Lengths are shares of the record's width, as
// the style sheet places the arm; angles are in degrees, clockwise, from the arm as it is drawn.

const PIVOT = { x: 1, y: 0.061 };
const CENTRE = { x: 0.5, y: 0.5 };
/** From the pivot to the needle's point, and how far that stands from straight down in the drawing. */
const ARM = 0.5333;
const DRAWN = 13.28;
const OUTER = 0.4775;
const INNER = 0.2825;

const REACH = Math.hypot(PIVOT.x - CENTRE.x, CENTRE.y - PIVOT.y);
const TO_CENTRE = Math.atan2(PIVOT.x - CENTRE.x, CENTRE.y - PIVOT.y);

const TURNS = 9;
const SIZE = 800;
const BAR_PIXELS = 5.5;

const degrees = (radians) => (radians * 180) / Math.PI;
const clamp = (share) => Math.min(1, Math.max(0, share));
const radiusAt = (share) => OUTER - (OUTER - INNER) * share;

/** The arm's angle when this share of the song has been played. */
export function angleAt(share) {
    const radius = radiusAt(clamp(share));
    const apart = Math.acos((REACH ** 2 + ARM ** 2 - radius ** 2) / (2 * REACH * ARM));
    return degrees(TO_CENTRE - apart) - DRAWN;
}

/** The share of the song below the needle when the arm points at this place, measured from the record's corner. */
export function shareAt(x, y) {
    const apart = TO_CENTRE - Math.atan2(PIVOT.x - x, y - PIVOT.y);
    const radius = Math.sqrt(Math.max(0, REACH ** 2 + ARM ** 2 - 2 * REACH * ARM * Math.cos(apart)));
    return clamp((OUTER - radius) / (OUTER - INNER));
}

/** A groove from the rim to the label that swings as far as the song is loud; what was played shines. */
export class Groove {
    #pen;
    #bars;
    #colours;
    #played = 0;
    #cut;

    /**
     * @param letters the song's waveform, a digit of base 36 each; even grooves where there are none
     * @param cut whether all of it is there already, and not only what was shown
     */
    constructor(canvas, letters, cut = true) {
        this.#cut = cut;
        canvas.width = SIZE;
        canvas.height = SIZE;
        this.#pen = canvas.getContext('2d');
        this.#pen.lineCap = 'round';
        this.#bars = bars(Array.from(letters || '8', (letter) => parseInt(letter, 36) / 35));
        const { color, accentColor } = getComputedStyle(canvas);
        this.#colours = { still: color, played: accentColor };
        this.#drawRest();
    }

    /** Shows how far the song has come. */
    show(share) {
        const played = Math.floor(clamp(share) * this.#bars.length);
        if (played < this.#played) {
            this.#pen.clearRect(0, 0, SIZE, SIZE);
            this.#draw(0, played, this.#colours.played);
            this.#played = played;
            this.#drawRest();
        } else {
            this.#draw(this.#played, played, this.#colours.played);
        }
        this.#played = played;
    }

    #drawRest() {
        if (this.#cut) {
            this.#draw(this.#played, this.#bars.length, this.#colours.still);
        }
    }

    #draw(from, to, colour) {
        if (from >= to) {
            return;
        }
        this.#pen.beginPath();
        for (const { x, y, dx, dy } of this.#bars.slice(from, to)) {
            this.#pen.moveTo(x - dx, y - dy);
            this.#pen.lineTo(x + dx, y + dy);
        }
        this.#pen.strokeStyle = colour;
        this.#pen.lineWidth = 2.2;
        this.#pen.stroke();
    }
}

/** The groove as short strokes across it, as far apart at the rim as at the label. */
function bars(levels) {
    const space = ((OUTER - INNER) * SIZE) / TURNS;
    const list = [];
    let share = 0;
    for (let i = 0; share < 1; i++) {
        const radius = radiusAt(share) * SIZE;
        const angle = -2 * Math.PI * TURNS * share;
        const swing = space * (0.03 + 0.42 * level(levels, share) ** 1.4 * wobble(i));
        list.push({
            x: SIZE / 2 + radius * Math.cos(angle),
            y: SIZE / 2 + radius * Math.sin(angle),
            dx: swing * Math.cos(angle),
            dy: swing * Math.sin(angle),
        });
        share += BAR_PIXELS / (2 * Math.PI * radius * TURNS);
    }
    return list;
}

function level(levels, share) {
    const at = share * (levels.length - 1);
    const before = Math.floor(at);
    const after = Math.min(levels.length - 1, before + 1);
    return levels[before] + (levels[after] - levels[before]) * (at - before);
}

/** Between one half and one, different from bar to bar and always the same. */
function wobble(i) {
    return 0.5 + 0.5 * Math.abs(Math.sin(i * 12.9898) * 43758.5453 % 1);
}
