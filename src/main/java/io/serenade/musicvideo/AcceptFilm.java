package io.serenade.musicvideo;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.jobs.JobMedia;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Takes a song: it is looked at and kept, then row, limit and quota in one transaction, then the queue. */
@ApplicationScoped
public class AcceptFilm {
    /** Where songs of callers without an account lie. */
    private static final String NOBODY = "anonymous";

    @Inject
    SongInspection inspection;

    @Inject
    Estimate estimate;

    @Inject
    PastFilms past;

    @Inject
    CallerLimits limits;

    @Inject
    Films films;

    @Inject
    MediaStore media;

    @Inject
    JobMedia jobMedia;

    /** Even the shortest film would cost more than it may. */
    public static final class TooDearException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Stores a film.
     *
     * @param file the song, which stays the caller's
     * @return the job's id
     * @throws RefusedSongException when it is no song that can be used
     * @throws TooDearException when even three clips would pass the budget
     * @throws CallerLimits.LimitException when the caller has ordered enough
     * @throws Films.QuotaException when the caller's storage is full
     * @throws IOException when the storage is out; whatever is thrown, nothing was stored or counted
     */
    public String accept(Path file, String prompt, FilmShape shape, boolean review, Caller caller)
            throws IOException, InterruptedException {
        limits.check(caller);
        FilmOrder.Song song = inspection.inspect(file);
        Estimate.Forecast forecast = estimate.of(song.length());
        if (!forecast.isAffordable()) {
            throw new TooDearException();
        }
        FilmOrder order =
                new FilmOrder(prompt, shape, review, song, past.estimate(), forecast.cost(), forecast.mostClips());
        String id = UUID.randomUUID().toString();
        String key = FilmMedia.audioKey(caller.owner().orElse(NOBODY), id, song.extension());
        media.put(MediaKind.AUDIO_UPLOAD, key, target -> Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING));
        try {
            films.add(new Film(id, caller.owner(), order, key), caller, song.bytes());
        } catch (CallerLimits.LimitException | Films.QuotaException e) {
            // Surely not stored. After any other failure the row may be there; the clean-up finds real orphans.
            jobMedia.remove(MediaKind.AUDIO_UPLOAD, key);
            throw e;
        }
        return id;
    }
}
