package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.jobs.calls.TaskGroup;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.jobs.calls.TaskTimes;
import io.serenade.musicvideo.analysis.SongAnalyser;
import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.musicvideo.film.AnalysisJson;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.lyrics.Lyrics;
import io.serenade.musicvideo.lyrics.LyricsService;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.rendering.RenderingException;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Finds beats, sections, mood and words of the song. The same file is not analysed twice within a day. Without a
 * transcription service, or without its answer, the song counts as instrumental.
 */
@ApplicationScoped
public class AnalyseAudio extends FilmStage implements TaskStage {
    private static final String LYRICS = "lyrics";
    private static final String API = "whisper";
    private static final Duration LONGEST = Duration.ofSeconds(150);

    /** How long to wait before asking again for one of the places for analyses. */
    private static final Duration PLACE_DELAY = Duration.ofSeconds(2);

    /** Songs that are analysed at a time on this node; each keeps a processor busy for seconds. */
    final Semaphore places = new Semaphore(2);

    @Inject
    SongAnalyser analyser;

    @Inject
    LyricsService service;

    @Inject
    AnalysisCache cache;

    @Inject
    AskOnce askOnce;

    @Inject
    MediaStore media;

    public AnalyseAudio() {
        super(FilmStep.AUDIO_ANALYSIS);
    }

    @Override
    Outcome work(Claim claim, Film film) throws InterruptedException {
        if (film.analysisJson().isEmpty() && !analyse(claim, film)) {
            // A worker that waited here could not make calls for other jobs.
            return Outcome.parked(clock.instant().plus(PLACE_DELAY), Outcome.NOTHING);
        }
        Film analysed = films.get(claim.jobId());
        if (analysed.lyrics().isPresent()) {
            return done(
                    claim, Outcome.NOTHING, metadata(analysed, analysed.lyrics().get()));
        }
        story.progress(claim, step().at(0.5));
        if (!service.isConfigured()) {
            return done(claim, Lyrics.none(""));
        }
        TaskGroup group = askOnce.followAll(
                claim, Map.of(LYRICS, workOf(claim.jobId(), LYRICS)), ProviderBackOff.TRIES, ProviderBackOff::after);
        if (group.failed().values().stream().anyMatch(FilmStage::isOverBudget)) {
            return overBudget(claim);
        }
        return group.pending()
                .orElseGet(() ->
                        done(claim, films.get(claim.jobId()).lyrics().orElseGet(() -> Lyrics.none(service.model()))));
    }

    private Outcome done(Claim claim, Lyrics lyrics) {
        Film film = films.get(claim.jobId());
        return done(
                claim,
                () -> {
                    Film kept = films.get(claim.jobId());
                    kept.keepLyrics(lyrics);
                    // A missing answer may be available tomorrow.
                    boolean heard = !lyrics.model().isEmpty();
                    cache.keep(
                            film.audioMd5(),
                            film.audioSha256(),
                            film.analysisJson().orElseThrow(),
                            heard ? Optional.of(lyrics) : Optional.empty());
                },
                metadata(film, lyrics));
    }

    private static JsonObject metadata(Film film, Lyrics lyrics) {
        return JSON.createObjectBuilder()
                .add("cache_hit", film.isCacheHit())
                .add(
                        "lyrics",
                        lyrics.instrumental() ? "none" : lyrics.timing().name().toLowerCase(java.util.Locale.ROOT))
                .build();
    }

    /** @return false when all places are taken */
    private boolean analyse(Claim claim, Film film) throws InterruptedException {
        Optional<AnalysisCache.Known> known = cache.find(film.audioMd5(), film.audioSha256());
        if (known.isEmpty() && !places.tryAcquire()) {
            return false;
        }
        JsonObject found = known.isPresent() ? AnalysisJson.cached(known.get().analysis()) : listen(film);
        jobs.whileHeld(claim, () -> {
            Film kept = films.get(claim.jobId());
            kept.keepAnalysis(found, known.isPresent());
            known.flatMap(AnalysisCache.Known::lyrics).ifPresent(kept::keepLyrics);
        });
        return true;
    }

    /** Gives its place back. */
    private JsonObject listen(Film film) throws InterruptedException {
        Instant begun = clock.instant();
        try (LocalCopy song =
                media.fetch(MediaKind.AUDIO_UPLOAD, film.audioKey().orElseThrow())) {
            SongAnalysis found = analyser.analyse(song.path());
            return AnalysisJson.write(found, Duration.between(begun, clock.instant()));
        } catch (RenderingException e) {
            boolean again = e.category().isRetryable();
            throw new StageException(
                    again ? StageException.Category.COUNTED : StageException.Category.FINAL,
                    FilmErrorCode.AUDIO_ANALYSIS_FAILED.error("The song cannot be analysed: " + e.getMessage(), again),
                    e);
        } catch (IOException e) {
            throw new StageException(
                    StageException.Category.COUNTED,
                    FilmErrorCode.AUDIO_ANALYSIS_FAILED.error("The song could not be analysed.", true),
                    e);
        } finally {
            places.release();
        }
    }

    @Override
    public ProviderWork<Lyrics> workOf(String jobId, String taskName) {
        return new Hearing(jobId);
    }

    /** One paid transcription call, for which this stage waits. */
    private final class Hearing implements ProviderWork<Lyrics> {
        private final String id;

        Hearing(String id) {
            this.id = id;
        }

        @Override
        public String account() {
            return service.account();
        }

        @Override
        public boolean isDispensable() {
            return true;
        }

        @Override
        public TaskTimes times() {
            return new TaskTimes(LONGEST, Duration.ZERO, TaskTimes.growing());
        }

        @Override
        public Optional<URI> callbackBase() {
            return Optional.empty();
        }

        @Override
        public BigDecimal price() {
            return service.cost(seconds());
        }

        private double seconds() {
            return films.get(id).songLength().toMillis() / 1_000.0;
        }

        @Override
        public TaskAnswer<Lyrics> ask(Optional<URI> callback) {
            try (LocalCopy song =
                    media.fetch(MediaKind.AUDIO_UPLOAD, films.get(id).audioKey().orElseThrow())) {
                Lyrics heard = service.ask(song.path(), seconds());
                return new TaskAnswer<>("heard-" + UUID.randomUUID(), Progress.SUCCEEDED, heard);
            } catch (IOException e) {
                throw new ProviderException(Category.BROKEN, "The song could not be read.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProviderException(Category.UNANSWERED, "Interrupted while the words were heard.", e);
            }
        }

        /** An answer that was lost before it was stored cannot be read again. */
        @Override
        public TaskAnswer<Lyrics> read(String externalId) {
            return new TaskAnswer<>(externalId, Progress.FAILED, null);
        }

        @Override
        public void succeeded(Lyrics heard) {
            films.get(id).keepLyrics(heard);
            story.spend(id, step(), API, price());
        }

        @Override
        public TaskFailure failure(TaskEnding<Lyrics> ending) {
            return switch (ending.reason()) {
                case REFUSED -> ProviderBackOff.refused(ending);
                case UNANSWERED, LOST, TIMED_OUT, FAILED ->
                    TaskFailure.last(new JobError("lyrics_unanswered", "Nobody said what is sung.", true))
                            .noting(() -> story.spend(id, step(), API, price()));
            };
        }
    }
}
