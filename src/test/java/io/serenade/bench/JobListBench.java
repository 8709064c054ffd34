package io.serenade.bench;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.operators.HourlyFigures;
import io.serenade.operators.JobFilter;
import io.serenade.operators.JobFilter.Position;
import io.serenade.operators.JobFilter.Standing;
import io.serenade.operators.JobSearch;
import io.serenade.operators.ListedJob;
import io.serenade.platform.database.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long the operators' lists of jobs take with a million of them (JOBS): the middle and the slowest of twenty runs, after
 * one that warms up. Run by {@code ./mvnw -Pbench -Dpart=bench.JobListBench}.
 */
public final class JobListBench {
    private static final int RUNS = 20;
    private static final int PAGE = 50;

    private final TestDatabase database;
    private final JobSearch search;
    private final HourlyFigures figures;

    private JobListBench(TestDatabase database, CoreForTests core) {
        this.database = database;
        core.beans().give(new Songs());
        search = core.beans().get(JobSearch.class);
        figures = core.beans().get(HourlyFigures.class);
    }

    public static void main(String... arguments) {
        CoreForTests.World world = CoreForTests.World.create();
        CoreForTests core = world.core();
        JobListBench bench = new JobListBench(world.database(), core);
        bench.fill(
                Integer.parseInt(System.getProperty("jobs", "1000000")),
                core.clock().instant());
        bench.measure(core.clock().instant());
        System.exit(0);
    }

    /** A month of songs: one in fifty failed, a few hundred under way; some six names, one of them rare. */
    private void fill(int jobs, Instant now) {
        database.update("""
                insert into jobs (id, product, state, stage, pool, due_at, percent, error_code, created_at, updated_at,
                                  finished_at)
                select md5(n::text), 'test',
                       case when n % 4000 = 0 then 'PARKED' when n % 50 = 0 then 'FAILED' else 'SUCCEEDED' end,
                       case when n % 50 = 0 then 'first' else 'second' end, 'io', null, 100,
                       case when n % 5000 = 50 then 'rare' when n % 50 = 0 then 'common' end,
                       m, m, case when n % 4000 = 0 then null else m + make_interval(secs => 60 + n % 90) end
                  from generate_series(1, ?) n,
                       lateral (select ?::timestamptz - make_interval(secs => n * 2.6) m) at""", jobs, now);
        database.update("""
                insert into love_songs (session_id, cookie_id, delete_token_hash, owner_name, pet_name, pet_type,
                                        music_vibe, photo_path)
                select id, 'c', 'h', 'Matt', case when abs(hashtext(id)) % 133 = 5 then 'Zorro' else (array['Toby', 'Bella', 'Milo', 'Luna', 'Max', 'Rocky'])[1 + abs(hashtext(id)) % 6] end
                       || case when abs(hashtext(id)) % 100000 = 7 then ' the Rare' else '' end, 'Dog', 'Romantic', ''
                  from jobs""");
        database.update("analyze");
    }

    private void measure(Instant now) {
        ListedJob deep = search.list(JobFilter.ALL, Optional.of(new Position(now.minusSeconds(1_500_000), "")), 1)
                .get(0);
        run("newest", JobFilter.ALL, Optional.empty());
        run("half a million further", JobFilter.ALL, Optional.of(new Position(deep.createdAt(), deep.id())));
        run("product and failed", filter("", "test", Standing.FAILED, "", ""), Optional.empty());
        run("under way", filter("", "", Standing.UNDER_WAY, "", ""), Optional.empty());
        run("cancelled, of which there are none", filter("", "", Standing.CANCELLED, "", ""), Optional.empty());
        run("stage", filter("", "", null, "first", ""), Optional.empty());
        run("rare reason", filter("", "", null, "", "rare"), Optional.empty());
        run("support code", filter(deep.id().substring(0, 8), "", null, "", ""), Optional.empty());
        run("a sixth of all names", filter("toby", "", null, "", ""), Optional.empty());
        run("a name that few have", filter("toby the", "", null, "", ""), Optional.empty());
        run("a name that few have, failed", filter("toby the", "", Standing.FAILED, "", ""), Optional.empty());
        run("a name that 7,500 have", filter("zorro", "", null, "", ""), Optional.empty());
        run("a name that 7,500 have, failed", filter("zorro", "", Standing.FAILED, "", ""), Optional.empty());
        time("count of a name that 7,500 have", () -> search.count(filter("zorro", "", null, "", "")));
        time("count of a sixth of all names", () -> search.count(filter("toby", "", null, "", "")));
        run("nothing", filter("nobody-at-all", "", null, "", ""), Optional.empty());
        time("count of failed", () -> search.count(filter("", "", Standing.FAILED, "", "")));
        time("figures of a day", () -> figures.readAnew());
    }

    private static JobFilter filter(String text, String product, Standing standing, String stage, String reason) {
        return new JobFilter(
                present(text), present(product), Optional.ofNullable(standing), present(stage), present(reason));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    private void run(String what, JobFilter filter, Optional<Position> after) {
        time(what, () -> search.list(filter, after, PAGE));
    }

    private static void time(String what, Runnable question) {
        List<Long> times = new ArrayList<>();
        question.run();
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            question.run();
            times.add(System.nanoTime() - begun);
        }
        Collections.sort(times);
        System.out.println(String.format(
                Locale.ROOT, "%-36s %8.1f ms %8.1f ms", what, times.get(RUNS / 2) / 1e6, times.get(RUNS - 1) / 1e6));
    }

    /** Finds the test's jobs by the names of songs. */
    public static final class Songs implements OperatedJobs {
        @Override
        public String product() {
            return CoreForTests.PRODUCT;
        }

        @Override
        public String title() {
            return "Song";
        }

        @Override
        public Names names() {
            return new Names(
                    "love_songs",
                    "session_id",
                    List.of("lower(pet_name)", "lower(owner_name)"),
                    "pet_name || ' & ' || owner_name");
        }

        @Override
        public List<Held> held() {
            return List.of();
        }

        @Override
        public List<Medium> media(String jobId) {
            return List.of();
        }

        @Override
        public boolean retry(String jobId) {
            return false;
        }
    }
}
