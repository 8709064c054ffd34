package io.serenade.musicvideo.web.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The films of an account, the newest first.
 *
 * @param older path of the page with older ones, where there are any
 */
public record FilmListPage(List<ListedFilm> films, Optional<String> older) {
    public FilmListPage {
        films = List.copyOf(films);
    }

    /**
     * A film of the list.
     *
     * @param status in the words of the API: queued, processing, completed, failed
     * @param percent of it that is done
     * @param pictureUrl of one of its scenes, where one is there
     */
    public record ListedFilm(
            String jobId, String prompt, String status, int percent, Optional<String> pictureUrl, Instant createdAt) {}
}
