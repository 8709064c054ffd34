package io.serenade.musicvideo.web;

import io.serenade.jobs.JobState;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmVersion;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.Films.Entry;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/**
 * Signed addresses that end before their time: those of clips with the job, that of a cut when another takes its place,
 * that of a song when it is deleted.
 */
@ApplicationScoped
class EndedAddresses {
    @Inject
    FilmVersions versions;

    /** @param key of a file of the film that was given out once */
    boolean isOver(MediaKind kind, String key, Entry entry) {
        return entry.job().erasedAt().isPresent()
                || kind == MediaKind.VIDEO_CLIP && entry.job().state() == JobState.SUCCEEDED
                || kind == MediaKind.VIDEO_OUTPUT && outputs(entry.film()).noneMatch(key::equals)
                || kind == MediaKind.AUDIO_UPLOAD && entry.film().audioKey().isEmpty();
    }

    private Stream<String> outputs(Film film) {
        return Stream.concat(
                Stream.concat(film.videoKey().stream(), film.animaticKey().stream()),
                versions.list(film.jobId()).stream().map(FilmVersion::key));
    }
}
