package io.serenade.lovesong;

/** The result of the second song, which is requested when a name is not sung as it is written. */
public enum SecondTake {
    /** It is being made. */
    ASKED,
    /** Every name is sung in it, and it is the one that is delivered. */
    MENDED,
    /** A name is missing in both; the better one is delivered. */
    BETTER_OF_TWO,
    /** It could not be made, so the first one is delivered. Visitors are not told, and none is requested again. */
    NOT_MADE
}
