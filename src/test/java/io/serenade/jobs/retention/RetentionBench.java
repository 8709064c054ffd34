package io.serenade.jobs.retention;

import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.calls.WebhookDeliveries;
import io.serenade.platform.BeansOf;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.limits.Limits;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a night costs with a million jobs (JOBS) of two years, each with its song, its provider task, two events, two calls
 * and, for one in ten, a failure: how long the search for expired jobs takes, and how long old rows take, all of them and
 * the slowest statement. Run by {@code ./mvnw -Pbench -Dpart=jobs.retention.RetentionBench}.
 */
public final class RetentionBench {
    private static final Instant NOW = Instant.parse("2027-02-14T03:00:00Z");
    private static final int DAYS = 730;

    private final TestDatabase database = TestDatabase.create();
    private final List<Long> statements = new ArrayList<>();

    public static void main(String... arguments) {
        new RetentionBench().run(Integer.parseInt(System.getProperty("jobs", "1000000")));
        System.exit(0);
    }

    private void run(int jobs) {
        fill(jobs);
        tell("jobs in all", count("jobs"));
        search();
        long begun = System.nanoTime();
        rows().remove();
        double seconds = (System.nanoTime() - begun) / 1e9;
        tell("jobs left, a year of them", count("jobs"));
        tell("songs left", count("love_songs"));
        tell("events left, a month of them", count("job_events"));
        tell("calls left", count("ledger"));
        tell("failures left", count("job_failures"));
        System.out.printf(
                Locale.ROOT, "%-36s %10.1f s in %d statements%n", "old rows removed", seconds, statements.size());
        System.out.printf(
                Locale.ROOT,
                "%-36s %10.1f ms%n",
                "slowest of them",
                statements.stream().mapToLong(Long::longValue).max().orElse(0) / 1e6);
    }

    private void fill(int jobs) {
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at, finished_at, erased_at)
                select md5(n::text), 'lovesong', 'SUCCEEDED', 'render-video', 'render', t, t, t,
                       case when t < ?::timestamptz - interval '31 days' then t end
                  from generate_series(1, ?) n, lateral (select ?::timestamptz - n * (interval '1 day' * ?) / ? t) age""", NOW, jobs, NOW, DAYS, jobs);
        database.update("""
                insert into love_songs (session_id, cookie_id, delete_token_hash, pet_type, music_vibe, photo_path)
                select id, '', '', 'Dog', 'Chill', '' from jobs""");
        database.update("""
                insert into provider_tasks (job_id, product, stage, name, attempt, account, state, queued_at, due_at, sent_at)
                select id, product, 'compose-song', 'song', 1, 'sonauto', 'SUCCEEDED', created_at, created_at, created_at
                  from jobs""");
        database.update("""
                insert into job_events (job_id, name, data, at)
                select id, 'moved', '', created_at from jobs, generate_series(1, 2) order by created_at""");
        database.update("""
                insert into ledger (job_id, provider, operation, attempt, answer, duration_ms, at)
                select id, 'sonauto', 'request-song', 1, 'ok', 1, created_at from jobs, generate_series(1, 2)""");
        database.update("""
                insert into job_failures (job_id, stage, attempt, code, message, retryable, at)
                select id, 'compose-song', 1, 'song_failed', '', true, created_at from jobs
                 where abs(hashtext(id)) % 10 = 0 order by created_at""");
        database.update("analyze");
    }

    /** As at the first page of a night on which nothing has expired, and where a thousand have. */
    private void search() {
        ExpiredJobs expired = new ExpiredJobs();
        expired.database = database;
        expired.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        expired.page(product(31), null);
        time("search where nothing has expired", () -> expired.page(product(31), null));
        time("search where a page has", () -> expired.page(product(30), null));
    }

    private static Workflow product(int daysKept) {
        return (Workflow) Proxy.newProxyInstance(
                Workflow.class.getClassLoader(),
                new Class<?>[] {Workflow.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "product" -> "lovesong";
                    case "keptFor" -> Duration.ofDays(daysKept);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private OldRows rows() {
        OldRows rows = new OldRows();
        rows.database = timed();
        rows.expiring = BeansOf.these();
        rows.settings = new RetentionSettings(Duration.ofDays(365), OptionalInt.empty());
        rows.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        rows.limits = new Limits() {
            @Override
            public int forgetBefore(Instant moment) {
                return 0;
            }
        };
        rows.keys = new IdempotencyKeys() {
            @Override
            public void forgetOld() {}
        };
        rows.deliveries = new WebhookDeliveries() {
            @Override
            public void forgetOld() {}
        };
        rows.duty = new CleanUpDuty() {
            @Override
            public void goOn() {}
        };
        return rows;
    }

    private Database timed() {
        return new Database() {
            @Override
            public int update(String sql, Object... parameters) {
                long begun = System.nanoTime();
                int rows = database.update(sql, parameters);
                statements.add(System.nanoTime() - begun);
                return rows;
            }
        };
    }

    private static void time(String what, Runnable question) {
        long begun = System.nanoTime();
        question.run();
        System.out.printf(Locale.ROOT, "%-36s %10.1f ms%n", what, (System.nanoTime() - begun) / 1e6);
    }

    private static void tell(String what, int number) {
        System.out.printf(Locale.ROOT, "%-36s %10d%n", what, number);
    }

    private int count(String table) {
        return database.find("select count(*) from " + table, row -> row.getInt(1))
                .orElseThrow();
    }
}
