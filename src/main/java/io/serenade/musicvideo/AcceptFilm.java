package io.serenade.musicvideo;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.budget.Budget;
import io.serenade.jobs.budget.BudgetStep;
import io.serenade.jobs.budget.OrderPrice;
import io.serenade.musicvideo.film.Estimate;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmOrder;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.Films;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;

/**
 * Accepts a song: checks and stores it, then stores the row and counts limit and quota in one transaction; then the job
 * is queued.
 */
@ApplicationScoped
public class AcceptFilm {
    /** The folder for songs of callers without an account. */
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
    IntakePauses pauses;

    @Inject
    JobMedia jobMedia;

    @Inject
    Budget budget;

    /** Even the shortest film would exceed the budget. */
    public static final class TooDearException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Stores a film.
     *
     * @param file the song, which still belongs to the calling code
     * @return the job's id
     * @throws RefusedSongException when it is not a usable song
     * @throws TooDearException when even three clips would exceed the budget
     * @throws CallerLimits.LimitException when the caller has ordered enough
     * @throws Films.QuotaException when the caller's storage is full
     * @throws IOException when the storage is unavailable; whatever is thrown, nothing was stored or counted
     */
    public String accept(Path file, String prompt, FilmShape shape, boolean review, Caller caller)
            throws IOException, InterruptedException {
        pauses.check(Film.PRODUCT);
        limits.check(caller);
        FilmOrder.Song song = inspection.inspect(file);
        Estimate.Forecast forecast = forecast(song.length());
        if (!forecast.isAffordable()) {
            throw new TooDearException();
        }
        FilmOrder order = new FilmOrder(prompt, shape, review, song, past.estimate(), forecast);
        String id = UUID.randomUUID().toString();
        String key = FilmMedia.audioKey(caller.owner().orElse(NOBODY), id, song.extension());
        media.put(MediaKind.AUDIO_UPLOAD, key, target -> Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING));
        try {
            films.add(new Film(id, caller.owner(), order, key), caller, song.bytes());
        } catch (CallerLimits.LimitException | Films.QuotaException | ProblemException e) {
            // Definitely not stored. After any other failure the row may be there; the clean-up finds real orphans.
            jobMedia.remove(MediaKind.AUDIO_UPLOAD, key);
            throw e;
        }
        return id;
    }

    /** The forecast, for a smaller film while the common budget runs low. */
    private Estimate.Forecast forecast(Duration song) {
        Estimate.Forecast usual = estimate.of(song);
        BudgetStep step = budget.step(OrderPrice.ofDollars(usual.cost()));
        return step == BudgetStep.FULL ? usual : estimate.modest(song);
    }
}
