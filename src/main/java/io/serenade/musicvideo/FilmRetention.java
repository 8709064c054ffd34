package io.serenade.musicvideo;

import io.serenade.jobs.JobMedia;
import io.serenade.jobs.JobState;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.film.SegmentFolder;
import io.serenade.platform.database.Database;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what is kept for a shorter time than the film itself: clips of finished films, songs and clips of failed
 * ones, and encoded segments.
 */
@ApplicationScoped
public class FilmRetention {
    private static final Logger LOG = System.getLogger(FilmRetention.class.getName());
    private static final Duration SEGMENTS_KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 500;

    @Inject
    Database database;

    @Inject
    Forgetting forgetting;

    @Inject
    SegmentFolder segments;

    @Inject
    JobMedia media;

    @Inject
    MusicVideoSettings settings;

    @Inject
    Clock clock;

    /** Removes what has passed its retention time. */
    public void remove() {
        Instant now = clock.instant();
        list("j.state = 'SUCCEEDED' and not v.clips_gone and j.finished_at <= ?", now.minus(settings.clipsKept()))
                .forEach(this::removeClips);
        list(
                        "j.state in ('FAILED', 'CANCELLED') and not v.audio_gone and j.finished_at <= ?",
                        now.minus(settings.failedKept()))
                .forEach(this::removeAll);
        try {
            segments.forgetOlderThan(now.minus(SEGMENTS_KEPT));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Old segments stay for now: {0}", e.getMessage());
        }
    }

    private List<String> list(String condition, Instant before) {
        return database.list(
                "select v.job_id from music_videos v join jobs j on j.id = v.job_id where j.erased_at is null and "
                        + condition + " limit " + AT_ONCE,
                row -> row.getString(1),
                before);
    }

    /** Media with a retention time of zero are removed when their film has ended. */
    void removeAtOnce(String jobId) {
        JobState state = forgetting.stateOf(jobId);
        if (state == JobState.SUCCEEDED && settings.clipsKept().isZero()) {
            removeClips(jobId);
        } else if ((state == JobState.FAILED || state == JobState.CANCELLED)
                && settings.failedKept().isZero()) {
            removeAll(jobId);
        }
    }

    private void removeClips(String jobId) {
        forgetting.clips(jobId).forEach(key -> media.remove(MediaKind.VIDEO_CLIP, key));
        segments.forget(jobId);
    }

    private void removeAll(String jobId) {
        removeClips(jobId);
        forgetting.audio(jobId).forEach(key -> media.remove(MediaKind.AUDIO_UPLOAD, key));
    }

    /** The transactional parts: a film that was reopened meanwhile loses nothing. */
    @ApplicationScoped
    @Transactional
    static class Forgetting {
        @Inject
        Films films;

        @Inject
        FilmClips clips;

        public JobState stateOf(String jobId) {
            return films.find(jobId).orElseThrow().job().state();
        }

        /** @return the keys of the files to delete */
        public List<String> clips(String jobId) {
            List<String> keys = new ArrayList<>();
            films.findLocked(jobId)
                    .filter(entry -> entry.job().state().isFinished())
                    .ifPresent(entry -> {
                        clips.list(jobId).forEach(clip -> clip.key().ifPresent(keys::add));
                        clips.forgetMedia(jobId);
                        entry.film().forgetClips();
                    });
            return keys;
        }

        /** @return the key of the file to delete */
        public List<String> audio(String jobId) {
            List<String> keys = new ArrayList<>();
            films.findLocked(jobId)
                    .filter(entry -> entry.job().state().isFinished())
                    .ifPresent(entry -> {
                        entry.film().audioKey().ifPresent(keys::add);
                        entry.film().forgetAudio();
                    });
            return keys;
        }
    }
}
