package io.serenade.sandbox.pictures;

import java.time.Duration;

/**
 * What a clip is drawn from.
 *
 * @param picture the scene and the size of the frames, whose sides are even
 */
public record ClipOrder(PictureOrder picture, Duration length, int framesPerSecond) {
    public ClipOrder {
        if (picture.width() % 2 != 0 || picture.height() % 2 != 0) {
            throw new IllegalArgumentException("The frames of a clip need even sides.");
        }
    }

    int frames() {
        return Math.toIntExact(Math.max(1, Math.round(length.toMillis() * framesPerSecond / 1000.0)));
    }
}
