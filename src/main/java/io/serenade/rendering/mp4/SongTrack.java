package io.serenade.rendering.mp4;

import java.security.MessageDigest;

/**
 * A song as AAC with its place in time.
 *
 * @param lead samples that the encoder put before the song and players skip
 * @param samples length of the song in samples, without the lead
 */
public record SongTrack(EncodedTrack track, int lead, long samples) {
    /** Samples of sound in one AAC frame, and the silence that FFmpeg's encoder puts before a song. */
    public static final int FRAME = 1024;

    /** AAC frames that cover the leading silence and the song. */
    int frames() {
        return Math.toIntExact((lead + samples + FRAME - 1) / FRAME);
    }

    /** Adds the frames of the song, as they are encoded, to a digest. */
    public void digest(MessageDigest digest) {
        track.digest(digest, frames());
    }

    /** Whether the frames reach to the end of the song. */
    public boolean isComplete() {
        return (long) track.samples() * FRAME >= lead + samples;
    }
}
