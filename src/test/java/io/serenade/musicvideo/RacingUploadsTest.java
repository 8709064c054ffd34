package io.serenade.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.accounts.AccountId;
import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits.LimitException;
import io.serenade.jobs.ScriptedStage;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.budget.BudgetSettings;
import io.serenade.musicvideo.film.Estimate;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmOrder;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.platform.Beans;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.settings.Settings;
import io.serenade.storage.MediaInMemory;
import io.serenade.storage.RoomSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one account may order, when its orders come all at once; on the real tables. */
class RacingUploadsTest {
    private static final int UPLOADS = 200;
    private static final int AT_ONCE = 16;
    private static final int PER_HOUR = 5;
    private static final long SONG_BYTES = 1_000_000;
    private static final Duration SONG = Duration.ofSeconds(13);

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void empty() {
        database.update("delete from jobs");
    }

    @Test
    void takesExactlyFiveOfTwoHundred() throws Exception {
        Caller caller = caller(PER_HOUR);

        List<String> answers = race(films(Map.of()), caller);

        assertThat(answers).hasSize(UPLOADS).containsOnly("taken", "limit");
        assertThat(answers.stream().filter("taken"::equals)).hasSize(PER_HOUR);
        assertThat(stored("jobs")).isEqualTo(PER_HOUR);
        assertThat(stored("music_videos")).isEqualTo(PER_HOUR);
        assertThat(stored("job_budgets")).isEqualTo(PER_HOUR);
    }

    @Test
    void storesNoMoreThanTheQuotaHolds() throws Exception {
        Caller caller = caller(UPLOADS);

        long quota = 3 * (SONG_BYTES + FilmMedia.expectedBytes(SONG)) + 10;
        List<String> answers = race(films(Map.of("STORAGE_QUOTA_BYTES", Long.toString(quota))), caller);

        assertThat(answers).hasSize(UPLOADS).containsOnly("taken", "quota");
        assertThat(answers.stream().filter("taken"::equals)).hasSize(3);
        assertThat(stored("music_videos")).isEqualTo(3);
    }

    private static Caller caller(int perHour) {
        return Caller.of(Film.PRODUCT, new AccountId(UUID.randomUUID().toString()), perHour);
    }

    private static Films films(Map<String, String> variables) {
        return new Beans(database)
                .give(new SettableClock(Instant.parse("2027-02-14T12:00:00Z")))
                .give(MusicVideoSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name)))))
                .give(BudgetSettings.from(new Settings(name -> Optional.empty())))
                .give(new MediaInMemory())
                .give(new RoomSettings(95))
                .give(new OneStage())
                .give(new FilmAddresses())
                .get(Films.class);
    }

    private static List<String> race(Films films, Caller caller) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        Callable<List<String>> some = () -> {
            List<String> answers = new ArrayList<>();
            start.await();
            for (int i = 0; i < UPLOADS / AT_ONCE; i++) {
                answers.add(upload(films, caller));
            }
            return answers;
        };
        try {
            List<Callable<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(some);
            }
            List<String> answers = new ArrayList<>();
            for (Future<List<String>> answer : threads.invokeAll(all)) {
                answers.addAll(answer.get());
            }
            while (answers.size() < UPLOADS) {
                answers.add(upload(films, caller));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String upload(Films films, Caller caller) {
        String id = UUID.randomUUID().toString();
        FilmOrder order = new FilmOrder(
                "A lighthouse by the sea at night, and somebody who counts the stars above it",
                FilmShape.WIDE,
                false,
                new FilmOrder.Song("wav", SONG, SONG_BYTES, "md5", "sha"),
                Duration.ofSeconds(600),
                new Estimate.Forecast(BigDecimal.ONE, 3, BigDecimal.ONE, 3, Map.of()));
        try {
            films.add(new Film(id, caller.owner(), order, "key"), caller, SONG_BYTES);
            return "taken";
        } catch (LimitException e) {
            return "limit";
        } catch (Films.QuotaException e) {
            return "quota";
        }
    }

    private static int stored(String table) {
        return database.find("select count(*) from " + table, row -> row.getInt(1))
                .orElseThrow();
    }

    private static final class OneStage implements Workflow {
        @Override
        public String product() {
            return Film.PRODUCT;
        }

        @Override
        public List<Stage> stages() {
            return List.of(new ScriptedStage("audio_analysis", WorkerPool.IO));
        }

        @Override
        public Duration keptFor() {
            return Duration.ofDays(14);
        }

        @Override
        public void erase(String jobId) {
            throw new UnsupportedOperationException("nothing is erased here");
        }
    }
}
