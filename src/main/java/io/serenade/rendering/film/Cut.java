package io.serenade.rendering.film;

import io.serenade.rendering.film.Transition.Kind;

/**
 * What becomes of a planned transition.
 *
 * @param half frames on each side of the cut; 0 for a hard cut
 */
record Cut(Kind kind, int half) {
    static final Cut HARD = new Cut(Kind.CUT, 0);

    /** Less than this is seen as a flaw and not as a transition. */
    static final int FEWEST_HALF = 2;

    static Cut of(Kind kind, int half) {
        return kind == Kind.CUT || half < FEWEST_HALF ? HARD : new Cut(kind, half);
    }

    /** Frames that a shot gives beyond its own end or beginning. */
    int handle() {
        return kind == Kind.CROSSFADE ? half : 0;
    }
}
