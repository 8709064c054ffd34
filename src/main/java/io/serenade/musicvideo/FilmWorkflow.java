package io.serenade.musicvideo;

import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflow;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmFile;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.film.ReferencePictures;
import io.serenade.musicvideo.film.SegmentFolder;
import io.serenade.musicvideo.stages.AnalyseAudio;
import io.serenade.musicvideo.stages.ComposeFilm;
import io.serenade.musicvideo.stages.DrawReferences;
import io.serenade.musicvideo.stages.PlanScenes;
import io.serenade.musicvideo.stages.ShootClips;
import io.serenade.musicvideo.stages.WritePrompts;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The pipeline of a music video with its six stages. */
@ApplicationScoped
public class FilmWorkflow implements Workflow {
    private static final int CLIPS_AT_ONCE = 5;

    @Inject
    AnalyseAudio analyseAudio;

    @Inject
    PlanScenes planScenes;

    @Inject
    DrawReferences drawReferences;

    @Inject
    WritePrompts writePrompts;

    @Inject
    ShootClips shootClips;

    @Inject
    ComposeFilm composeFilm;

    @Inject
    Erasing erasing;

    @Inject
    SegmentFolder segments;

    @Inject
    JobMedia media;

    @Inject
    MusicVideoSettings settings;

    @Override
    public String product() {
        return Film.PRODUCT;
    }

    @Override
    public List<Stage> stages() {
        return List.of(analyseAudio, planScenes, drawReferences, writePrompts, shootClips, composeFilm);
    }

    /** Five slots for each film being made. */
    @Override
    public OptionalInt slotsAt(String account) {
        return OptionalInt.of(CLIPS_AT_ONCE * settings.filmsAtOnce());
    }

    @Override
    public Duration keptFor() {
        return MusicVideoSettings.KEPT;
    }

    @Override
    public void erase(String jobId) {
        for (FilmFile file : erasing.forget(jobId)) {
            media.remove(file.kind(), file.key());
        }
        segments.forget(jobId);
    }

    /** The part of erasing that is one transaction. */
    @ApplicationScoped
    public static class Erasing {
        @Inject
        Films films;

        @Inject
        FilmClips clips;

        @Inject
        ReferencePictures pictures;

        @Inject
        FilmVersions versions;

        @Inject
        Jobs jobs;

        /** @return the files to delete */
        @Transactional
        public List<FilmFile> forget(String jobId) {
            return films.findLocked(jobId)
                    .filter(entry -> entry.job().erasedAt().isEmpty())
                    .map(entry -> {
                        List<FilmFile> files = files(entry.film());
                        jobs.erase(jobId);
                        clips.forget(jobId);
                        pictures.forget(jobId);
                        versions.forget(jobId);
                        entry.film().erase();
                        return files;
                    })
                    .orElse(List.of());
        }

        private List<FilmFile> files(Film film) {
            List<FilmFile> files = new ArrayList<>();
            film.audioKey().ifPresent(key -> files.add(new FilmFile(MediaKind.AUDIO_UPLOAD, key)));
            pictures.list(film.jobId()).stream()
                    .flatMap(picture -> picture.key().stream())
                    .forEach(key -> files.add(new FilmFile(MediaKind.REFERENCE_IMAGE, key)));
            clips.list(film.jobId()).stream()
                    .flatMap(clip -> clip.key().stream())
                    .forEach(key -> files.add(new FilmFile(MediaKind.VIDEO_CLIP, key)));
            files.addAll(FilmFile.of(MediaKind.VIDEO_CLIP, clips.formerKeys(film.jobId())));
            film.animaticKey().ifPresent(key -> files.add(new FilmFile(MediaKind.VIDEO_OUTPUT, key)));
            film.videoKey().ifPresent(key -> files.add(new FilmFile(MediaKind.VIDEO_OUTPUT, key)));
            versions.list(film.jobId())
                    .forEach(version -> files.add(new FilmFile(MediaKind.VIDEO_OUTPUT, version.key())));
            return files;
        }
    }
}
