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
 * @param planned by whom its scenes were planned: {@code model}, or {@code mood} where none could
 * @param takes its clips, each of which may be made anew; none when they are not kept any more
 * @param shapes in which it may be had as well; none when its clips are not kept any more and it is in none
 * @param changeError why the last change of it came to nothing, in one sentence
 * @param costs what it cost
 * @param clipsKeptUntil how long its clips are kept, and with them what it takes to cut it anew
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
        List<FilmTake> takes,
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

    /** Whether it can still be cut anew. */
    public boolean mayBeCut() {
        return !takes.isEmpty();
    }
}
