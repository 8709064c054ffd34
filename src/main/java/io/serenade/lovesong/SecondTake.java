package io.serenade.lovesong;

/** What became of the one more song that is asked for where a name is not sung as it is written. */
public enum SecondTake {
    /** It is being made. */
    ASKED,
    /** It sings every name, and is the one that is delivered. */
    MENDED,
    /** Neither of the two sings every name; the better one is delivered. */
    BETTER_OF_TWO,
    /** It could not be made, so the first one is delivered. Nothing is told, and none is asked for again. */
    NOT_MADE
}
