package io.serenade.musicvideo;

import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.ReferencePictures;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Music videos, as operators see them. */
@ApplicationScoped
public class OperatedFilms implements OperatedJobs {
    @Inject
    Films films;

    @Inject
    FilmClips clips;

    @Inject
    FilmVersions versions;

    @Inject
    ReferencePictures pictures;

    @Inject
    RetryFilm retries;

    @Override
    public String product() {
        return Film.PRODUCT;
    }

    @Override
    public String title() {
        return "Music video";
    }

    @Override
    public Names names() {
        return new Names("music_videos", "job_id", List.of("lower(left(prompt, 60))"), "left(prompt, 60)");
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("Shapes", "t.shape"),
                new Kind("Review", "case when t.review then 'looked at first' else 'made at once' end"));
    }

    @Override
    public List<Held> held() {
        return List.of(
                new Held("Prompt, lyrics, analysis and plan", false),
                new Held("Song, drawn pictures, clips, versions and the film", true));
    }

    @Override
    public List<Medium> media(String jobId) {
        return films.find(jobId).map(entry -> media(entry.film())).orElse(List.of());
    }

    private List<Medium> media(Film film) {
        List<Medium> media = new ArrayList<>();
        film.videoKey().ifPresent(key -> media.add(new Medium("Film", MediaKind.VIDEO_OUTPUT, key)));
        versions.list(film.jobId())
                .forEach(version -> media.add(
                        new Medium("Film in " + version.shape().ratio(), MediaKind.VIDEO_OUTPUT, version.key())));
        film.animaticKey().ifPresent(key -> media.add(new Medium("Animatic", MediaKind.VIDEO_OUTPUT, key)));
        film.audioKey().ifPresent(key -> media.add(new Medium("Song", MediaKind.AUDIO_UPLOAD, key)));
        pictures.list(film.jobId()).forEach(picture -> picture.key()
                .ifPresent(key -> media.add(new Medium("Picture", MediaKind.REFERENCE_IMAGE, key))));
        clips.list(film.jobId())
                .forEach(clip -> clip.key().ifPresent(key -> media.add(new Medium("Clip", MediaKind.VIDEO_CLIP, key))));
        return media;
    }

    @Override
    public boolean retry(String jobId) {
        try {
            return retries.retry(jobId);
        } catch (Films.QuotaException full) {
            return false;
        }
    }
}
