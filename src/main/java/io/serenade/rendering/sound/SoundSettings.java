package io.serenade.rendering.sound;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a song may be and how it is encoded.
 *
 * @param bitrate as FFmpeg writes it, for example {@code 192k}
 * @param loudness to which songs are brought, in LUFS; empty to leave them as they are
 * @param shortest shortest song that is accepted
 * @param longest longest song that is accepted
 */
public record SoundSettings(String bitrate, OptionalInt loudness, Duration shortest, Duration longest) {}
