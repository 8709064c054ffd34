package io.serenade.rendering;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.mp4.SongTrack;
import java.time.Duration;

/** A song as AAC, exactly as long as the original. */
record EncodedSong(SongTrack track) {
    Duration length() {
        return length(track.samples());
    }

    static Duration length(long samples) {
        return Duration.ofNanos(Math.round(samples * 1e9 / Arguments.SAMPLE_RATE));
    }
}
