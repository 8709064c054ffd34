package io.serenade.musicvideo.planning;

import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.musicvideo.lyrics.Lyrics;

/**
 * What a plan is made from.
 *
 * @param prompt what the user wants to see, 50 to 500 characters, untrusted
 * @param clips how many clips there may be, at least three; shots beyond share what happens in them (see
 *     {@link ClipAssignment})
 */
public record PlanRequest(String prompt, SongAnalysis song, Lyrics lyrics, int clips) {
    public PlanRequest {
        if (clips < ClipAssignment.FEWEST) {
            throw new IllegalArgumentException("a film has at least three clips, not " + clips);
        }
    }
}
