package io.serenade.rendering.record;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One video to be made.
 *
 * @param comment goes into the file's metadata: that it was made with AI, and who made the song
 * @param deadline time after which the render is given up and all its children are killed
 * @param choruses when the chorus is sung, as far as that is known
 * @param declaredLength length of the song as its provider states it, to notice a cut-off download
 */
public record RenderOrder(
        Path photo,
        Path song,
        String petName,
        String ownerName,
        String comment,
        Duration deadline,
        List<Span> choruses,
        Optional<Duration> declaredLength) {

    public RenderOrder(Path photo, Path song, String petName, String ownerName, String comment, Duration deadline) {
        this(photo, song, petName, ownerName, comment, deadline, List.of(), Optional.empty());
    }

    public RenderOrder withChoruses(List<Span> spans) {
        return new RenderOrder(photo, song, petName, ownerName, comment, deadline, List.copyOf(spans), declaredLength);
    }
}
