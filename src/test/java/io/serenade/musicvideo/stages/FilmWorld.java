package io.serenade.musicvideo.stages;

import io.serenade.accounts.AccountId;
import io.serenade.accounts.Caller;
import io.serenade.jobs.Claim;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.ScriptedStage;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.budget.BudgetSettings;
import io.serenade.jobs.calls.CancelJob;
import io.serenade.jobs.calls.PaidRequests;
import io.serenade.musicvideo.analysis.Mood;
import io.serenade.musicvideo.analysis.Section;
import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.musicvideo.film.AnalysisJson;
import io.serenade.musicvideo.film.Estimate;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmOrder;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.lyrics.Lyrics;
import io.serenade.musicvideo.planning.Camera;
import io.serenade.musicvideo.planning.Light;
import io.serenade.musicvideo.planning.ScenePlan;
import io.serenade.musicvideo.planning.Transition;
import io.serenade.platform.Beans;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.storage.MediaInMemory;
import io.serenade.storage.RoomSettings;
import jakarta.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Films on the real tables without a server: what stages do to them is tried stage by stage. */
public final class FilmWorld {
    static final String WISH = "A lighthouse by the sea at night, and somebody who counts the stars above it";
    public static final AccountId OWNER = new AccountId("director");

    public static final long SONG_BYTES = 1_000_000;
    public static final long CLIP_BYTES = 100_000;
    public static final long FILM_BYTES = 5_000_000;

    private static final double[] CUTS = {0, 1.5, 3, 4.5};

    public final SettableClock clock;
    public final MediaInMemory media = new MediaInMemory();

    private final TestDatabase database;
    private final Beans beans;

    public FilmWorld(TestDatabase database, Map<String, String> variables) {
        this.database = database;
        clock = database.clockAt(Instant.parse("2027-02-14T12:00:00Z"));
        database.update("delete from jobs");
        Settings settings = new Settings(name -> Optional.ofNullable(variables.get(name)));
        beans = new Beans(database)
                .give(clock)
                .give(settings)
                .give(MusicVideoSettings.from(settings))
                .give(BudgetSettings.from(settings))
                .give(ServerSettings.from(settings))
                .give(media)
                .give(new RoomSettings(95))
                .give(new TenCentsAClip())
                .give(new PaidRequests(OptionalInt.empty()))
                .give(new SixStages())
                .give(new PlainAddresses());
    }

    public Beans beans() {
        return beans;
    }

    public <T> T get(Class<T> type) {
        return beans.get(type);
    }

    /** A film that was just ordered. */
    public String ordered(FilmShape shape) {
        String id = UUID.randomUUID().toString();
        FilmOrder order = new FilmOrder(
                WISH,
                shape,
                false,
                new FilmOrder.Song("wav", Duration.ofMillis(4_500), SONG_BYTES, "md5", "sha"),
                Duration.ofSeconds(600),
                new Estimate.Forecast(
                        new BigDecimal("0.35"),
                        3,
                        new BigDecimal("0.10"),
                        30,
                        Map.of(
                                FilmStep.SCENE_PLANNING, new BigDecimal("0.05"),
                                FilmStep.VIDEO_GENERATION, new BigDecimal("0.30"))));
        get(Films.class).add(new Film(id, Optional.of(OWNER.owner()), order, songKey(id)), caller(), SONG_BYTES);
        return id;
    }

    private static Caller caller() {
        return Caller.of(Film.PRODUCT, OWNER, 1_000);
    }

    public static String songKey(String id) {
        return id + "/song.wav";
    }

    /** A film of three shots of a second and a half each, in one scene, whose three clips are there. */
    public String planned(FilmShape shape) {
        String id = ordered(shape);
        change(id, film -> {
            film.keepAnalysis(AnalysisJson.write(song(CUTS), Duration.ofSeconds(1)), false);
            film.keepLyrics(Lyrics.none("whisper-1"));
            film.keepPlan(plan(CUTS));
            film.keepClipsOfShots(List.of(0, 1, 2));
        });
        FilmClips clips = get(FilmClips.class);
        for (int clip = 0; clip < 3; clip++) {
            clips.add(id, clip, clip, "beach", "Waves", 1.5, 7);
            clips.markMade(id, clip, 1, URI.create("http://127.0.0.1/clip.mp4"), "stable-video-diffusion");
            clips.markStored(id, clip, FilmMedia.clipKey(id, clip), CLIP_BYTES, Duration.ofSeconds(2));
        }
        return id;
    }

    /** As {@link #planned}, with the film. */
    public String finished(FilmShape shape) {
        String id = planned(shape);
        change(
                id,
                film -> film.finish(
                        FilmMedia.videoKey(id),
                        FILM_BYTES,
                        Json.createObjectBuilder().add("frames", 135).build(),
                        clock.instant()));
        media.keys.add(FilmMedia.videoKey(id));
        database.update(
                "update jobs set state = 'SUCCEEDED', stage = 'composition', pool = 'render', percent = 100, due_at = null,"
                        + " finished_at = ? where id = ?",
                clock.instant(),
                id);
        return id;
    }

    public void change(String id, Consumer<Film> change) {
        beans.transactions().run(() -> change.accept(get(Films.class).get(id)));
    }

    public Film film(String id) {
        return get(Films.class).get(id);
    }

    public Job job(String id) {
        return get(Jobs.class).find(id).orElseThrow();
    }

    public Claim claim(WorkerPool pool) {
        return get(JobQueue.class)
                .claimNext(pool, get(ServerSettings.class).nodeName(), "worker")
                .orElseThrow();
    }

    /** A stage with what every stage needs; what is its own is the test's to give. */
    public <T extends FilmStage> T wired(T stage) {
        stage.films = get(Films.class);
        stage.story = get(FilmStory.class);
        stage.jobs = get(Jobs.class);
        stage.cancellation = get(CancelJob.class);
        stage.clock = clock;
        return stage;
    }

    public void settle(Claim claim, Outcome outcome) {
        get(Jobs.class).settle(claim, outcome);
    }

    /** Data of all events of a name, as they were told. */
    public List<String> told(String id, String name) {
        return database.list(
                "select data from job_events where job_id = ? and name = ? order by id",
                row -> row.getString(1),
                id,
                name);
    }

    public static SongAnalysis song(double... cuts) {
        double end = cuts[cuts.length - 1];
        List<Double> beats =
                IntStream.range(0, (int) (2 * end)).mapToObj(i -> i / 2.0).toList();
        return new SongAnalysis(
                end,
                120,
                beats,
                beats,
                beats,
                List.of(new Section(Section.Type.CHORUS, 0, end, 1)),
                new Mood("energetic", "bright", "high", 0.8),
                Arrays.stream(cuts).boxed().toList(),
                0.9,
                false,
                "dynamic_programming");
    }

    public static ScenePlan plan(double... cuts) {
        return new ScenePlan(
                ScenePlan.Source.MOOD,
                Optional.empty(),
                "film",
                List.of("blue", "grey"),
                List.of(),
                List.of(new ScenePlan.Scene("beach", "a beach")),
                IntStream.range(0, cuts.length - 1)
                        .mapToObj(i -> new ScenePlan.Shot(
                                cuts[i],
                                cuts[i + 1],
                                "beach",
                                List.of(),
                                "Waves",
                                Camera.PAN,
                                Light.NATURAL,
                                Transition.CUT,
                                ""))
                        .toList());
    }

    /** Knows no service and no price list. */
    private static final class TenCentsAClip extends Estimate {
        @Override
        public BigDecimal ofAnother(FilmClip clip) {
            return new BigDecimal("0.10");
        }
    }

    /** Addresses without a seal. */
    private static final class PlainAddresses extends FilmAddresses {
        @Override
        public String output(String key) {
            return "http://site/" + key;
        }

        @Override
        public String clip(String key) {
            return "http://site/" + key;
        }
    }

    private static final class SixStages implements Workflow {
        private final List<Stage> stages = Arrays.stream(FilmStep.values())
                .map(step -> (Stage) new ScriptedStage(
                        step.word(), step == FilmStep.COMPOSITION ? WorkerPool.RENDER : WorkerPool.IO))
                .toList();

        @Override
        public String product() {
            return Film.PRODUCT;
        }

        @Override
        public List<Stage> stages() {
            return stages;
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
