package io.serenade.rendering.sound;

import java.time.Duration;

/**
 * What a song may be and how it is encoded.
 *
 * @param bitrate as FFmpeg writes it, for example {@code 192k}
 * @param shortest shortest song that is taken
 * @param longest longest song that is taken
 */
public record SoundSettings(String bitrate, Duration shortest, Duration longest) {}
