package io.serenade.jobs;

import io.serenade.jobs.budget.BudgetSettings;
import io.serenade.jobs.budget.OrderPrice;
import io.serenade.platform.Beans;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.settings.Settings;
import io.serenade.storage.MediaInMemory;
import io.serenade.storage.RoomSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The core on the real tables, with one product, whose stages are a test's or these two: {@code first} in the pool for
 * calls, {@code second} in that for renders. Its clock is the database's too.
 */
public final class CoreForTests {
    public static final String PRODUCT = "test";
    public static final OrderPrice FREE = OrderPrice.ofDollars(BigDecimal.ZERO);

    public final ScriptedStage first = new ScriptedStage("first", WorkerPool.IO);
    public final ScriptedStage second = new ScriptedStage("second", WorkerPool.RENDER);

    private final TestDatabase database;
    private final SettableClock clock;
    private final Beans beans;
    private final List<Stage> stages;

    private CoreForTests(TestDatabase database, SettableClock clock, List<Stage> stages) {
        this.database = database;
        this.stages = stages.isEmpty() ? List.of(first, second) : stages;
        this.clock = clock;
        database.update("delete from jobs");
        database.update("delete from provider_accounts");
        clock.set(Instant.parse("2027-02-14T12:00:00Z"));
        beans = new Beans(database)
                .give(clock)
                .give(new OnlyProduct())
                .give(new MediaInMemory())
                .give(new RoomSettings(95))
                .give(BudgetSettings.from(new Settings(name -> Optional.empty())));
    }

    /** A database for one core after another, whose time is set by its clock alone. */
    public record World(TestDatabase database, SettableClock clock) {
        public static World create() {
            TestDatabase database = TestDatabase.create();
            return new World(database, database.clockAt(Instant.EPOCH));
        }

        public CoreForTests core(Stage... stages) {
            return new CoreForTests(database, clock, List.of(stages));
        }
    }

    public Beans beans() {
        return beans;
    }

    public Jobs jobs() {
        return beans.get(Jobs.class);
    }

    public JobQueue queue() {
        return beans.get(JobQueue.class);
    }

    public SettableClock clock() {
        return clock;
    }

    public Job start(String id) {
        return jobs().start(PRODUCT, id, Optional.empty(), Optional.empty(), FREE);
    }

    public Job job(String id) {
        return jobs().find(id).orElseThrow();
    }

    public Optional<Claim> claim(WorkerPool pool) {
        return queue().claimNext(pool, "node", "worker");
    }

    /** A job that a worker holds in its first stage. */
    public Claim running(String id) {
        start(id);
        return claim(WorkerPool.IO).orElseThrow();
    }

    /** Names of the events of a job, in order. */
    public List<String> events(String id) {
        return database.list("select name from job_events where job_id = ? order by id", row -> row.getString(1), id);
    }

    private final class OnlyProduct implements Workflow {
        @Override
        public String product() {
            return PRODUCT;
        }

        @Override
        public List<Stage> stages() {
            return stages;
        }

        @Override
        public Duration keptFor() {
            return Duration.ofDays(1);
        }

        @Override
        public void erase(String jobId) {
            throw new UnsupportedOperationException("nothing is erased here");
        }
    }
}
