package io.serenade.musicvideo.web.pages;

import java.util.List;

/**
 * How near the cuts of a film are to the beats they were meant for.
 *
 * @param largestErrorMillis such as {@code 14.2}
 * @param soundCopied whether the sound is that of the uploaded file, packet for packet
 */
public record SyncFindings(String largestErrorMillis, boolean soundCopied, List<Cut> cuts) {
    public SyncFindings {
        cuts = List.copyOf(cuts);
    }

    /**
     * A cut.
     *
     * @param time in the film, such as {@code 0:08.533}
     * @param beat of the song, likewise
     * @param errorMillis between the two
     * @param transition cut, crossfade or fade
     */
    public record Cut(String time, String beat, String errorMillis, String transition) {}
}
