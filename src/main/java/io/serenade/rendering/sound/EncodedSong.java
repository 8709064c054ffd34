package io.serenade.rendering.sound;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.mp4.SongTrack;
import java.time.Duration;

/**
 * A song as AAC, exactly as long as the original.
 *
 * @param copied whether the frames are the original's own
 */
public record EncodedSong(SongTrack track, boolean copied) {
    public Duration length() {
        return length(track.samples());
    }

    public static Duration length(long samples) {
        return Duration.ofNanos(Math.round(samples * 1e9 / Arguments.SAMPLE_RATE));
    }
}
