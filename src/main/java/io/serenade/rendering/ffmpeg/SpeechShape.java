package io.serenade.rendering.ffmpeg;

import java.time.Duration;
import java.util.Optional;

/**
 * How speech is added to a clip.
 *
 * @param clip the clip's demuxer
 * @param copied whether its pictures are copied unchanged; otherwise they are re-encoded
 * @param repeated whether the clip starts again when it is over
 * @param silenceBehind whether silence follows the speech, as long as the clip is
 * @param endsWithShorter whether the file ends with the shorter of both
 * @param length where the file is cut; empty for no cut
 */
public record SpeechShape(
        ClipFormat clip,
        boolean copied,
        boolean repeated,
        boolean silenceBehind,
        boolean endsWithShorter,
        Optional<Duration> length) {}
