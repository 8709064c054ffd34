package io.serenade.intake;

/** A checked picture or clip of a caller. Close it once it is stored elsewhere. */
public sealed interface CallerMedium extends AutoCloseable permits CallerPicture, CallerClip {
    /** Pixels from left to right, as it is shown. */
    int width();

    /** Pixels from top to bottom, as it is shown. */
    int height();

    @Override
    void close();
}
