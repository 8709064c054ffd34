// The turning record. It stands still for those who ask their system for less motion, and a button stops it for
// everyone else.

import { text } from './texts.js';

export function record(spinning = !matchMedia('(prefers-reduced-motion: reduce)').matches, moves = true) {
    return {
        spinning,
        moves,

        get stopped() {
            return !this.spinning;
        },

        get turning() {
            return this.spinning ? 'is-turning' : '';
        },

        get toggleLabel() {
            return text(this.spinning ? 'record.pause' : 'record.play');
        },

        toggle() {
            this.spinning = !this.spinning;
        },
    };
}
