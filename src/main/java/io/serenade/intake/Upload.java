package io.serenade.intake;

import io.serenade.platform.files.MediaFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A picture or clip that a caller sent before ordering.
 *
 * @param id nobody can guess it
 * @param width in pixels, as it is shown
 * @param height in pixels, as it is shown
 * @param length of a clip, to half a second
 */
public record Upload(
        String id,
        MediaFormat format,
        int width,
        int height,
        Optional<Duration> length,
        Instant createdAt,
        Instant expiresAt) {

    /** The name under which it is stored, which is also the last part of its address. */
    public String file() {
        return id + "." + format.extension();
    }
}
