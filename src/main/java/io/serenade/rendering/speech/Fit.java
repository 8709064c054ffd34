package io.serenade.rendering.speech;

import java.util.Locale;

/** What becomes of a clip and its speech where one is longer than the other. */
public enum Fit {
    /** The last picture stays until the speech has ended; a clip that is longer ends with the speech. */
    HOLD,
    /** Both end with the shorter one, even within a word. */
    SHORTEST,
    /** The clip is as long as the speech: it starts again as often as needed, and ends with the speech. */
    SPEECH,
    /** The clip stays as it is: silence follows the speech, and speech that is longer is cut. */
    VIDEO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
