package io.serenade.musicvideo.web.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finished film. Addresses are paths of this site and begin with a slash; that of the video and those of pictures end
 * after a while, and the page's script asks for new ones.
 *
 * @param format of the picture, such as {@code 16:9}
 * @param captionsUrl karaoke captions as WebVTT, where something is sung
 * @param language of the captions as a language tag; empty if unknown
 * @param spent what it cost in dollars
 * @param planned how its scenes were planned: by a {@code model}, or by the song's {@code mood} if no model could
 * @param takes its clips, each of which may be made again; none when they are no longer stored
 * @param shapes other shapes of it that exist or can be made; none when there are none and its clips are no longer
 *     stored
 * @param changeError why the last change of it failed, in one sentence
 * @param costs what it cost
 * @param clipsKeptUntil how long its clips are kept, without which it cannot be cut again
 * @param keptUntil when it is erased
 */
public record FilmResultPage(
        String jobId,
        String prompt,
        String format,
        String videoUrl,
        Optional<String> pictureUrl,
        Optional<String> captionsUrl,
        String language,
        String spent,
        String planned,
        Optional<SongFindings> song,
        Optional<SyncFindings> sync,
        List<ClipOnPage> takes,
        List<OtherShape> shapes,
        Optional<String> changeError,
        CostTable costs,
        Instant clipsKeptUntil,
        Instant createdAt,
        Instant keptUntil) {
    public FilmResultPage {
        takes = List.copyOf(takes);
        shapes = List.copyOf(shapes);
    }

    /** Whether it can still be cut again. */
    public boolean mayBeCut() {
        return !takes.isEmpty();
    }
}
