package io.serenade.rendering.film;

/**
 * How one shot gives way to the next. The cut stays where it is: half of the frames lie before it, half after it.
 *
 * @param frames length, at 30 frames per second; 0 for a cut
 */
public record Transition(Kind kind, int frames) {
    /** What is seen between two shots. */
    public enum Kind {
        CUT,
        CROSSFADE,
        /** To black and from black; after the last shot, to black only. */
        FADE
    }

    public static final Transition CUT = new Transition(Kind.CUT, 0);

    /** The longest transition: two seconds. */
    private static final int MOST_FRAMES = 60;

    public Transition {
        if (frames < 0 || frames > MOST_FRAMES || kind == Kind.CUT && frames != 0) {
            throw new IllegalArgumentException("a " + kind + " cannot have " + frames + " frames");
        }
    }

    public static Transition crossfade(int frames) {
        return new Transition(Kind.CROSSFADE, frames);
    }

    public static Transition fade(int frames) {
        return new Transition(Kind.FADE, frames);
    }
}
