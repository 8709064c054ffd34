package io.serenade.rendering.record;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A short upright video of a song's chorus to be made.
 *
 * @param chorus where in the song the chorus begins; a third of the song, where most have one, if that is not known
 * @param lines what is sung when, as far as that is known
 * @param comment goes into the file's metadata: that it was made with AI, and who made the song
 * @param deadline time after which it is given up
 */
public record StoryOrder(
        Path photo,
        Path song,
        String petName,
        String ownerName,
        Optional<Duration> chorus,
        List<Line> lines,
        String comment,
        Duration deadline) {

    /** A line of the lyrics while it is sung. */
    public record Line(Span span, String text) {}
}
