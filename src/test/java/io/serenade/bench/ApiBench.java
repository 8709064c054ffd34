package io.serenade.bench;

import io.serenade.launch.FreePorts;
import io.serenade.launch.Launch;
import io.serenade.launch.ServerFiles;
import io.serenade.platform.settings.Settings;
import jakarta.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import javax.imageio.ImageIO;

/**
 * What the calls of waiting visitors cost: processor milliseconds of server and database for each, and how long callers
 * wait, of BENCH_CALLS (all), at BENCH_CONNECTIONS (1,8,64) connections for BENCH_CALL_SECONDS (8) each after
 * BENCH_WARM_UP_SECONDS (20) of warm-up. Each is set against the plainest servlet there is, {@code /health/live}, measured
 * just before it, since a millisecond on a busy machine says little. The first row shows a server that has just started. The
 * database holds BENCH_SONGS (10000) finished songs, and BENCH_WAITING (500) that wait. The table is logged and written to
 * {@code target/bench-api.md}.
 */
public final class ApiBench {
    private static final System.Logger LOG = System.getLogger(ApiBench.class.getName());
    private static final int PHOTO_BYTES = 85_000;

    private final Settings settings = Settings.ofEnvironment();
    private final int songs = settings.integer("BENCH_SONGS", 10_000, 100, 2_000_000);
    private final int waiting = settings.integer("BENCH_WAITING", 500, 1, 100_000);
    private final Duration length = settings.seconds("BENCH_CALL_SECONDS", 8);
    private final Duration warmUp = settings.seconds("BENCH_WARM_UP_SECONDS", 20);
    private final List<String> calls = settings.list("BENCH_CALLS", "status,progress,results,submission");
    private final List<String> table = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        new ApiBench().run();
    }

    private void run() throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "data")
                .toAbsolutePath();
        int port = FreePorts.next();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of(
                "SANDBOX", "on",
                "SANDBOX_DELAY", "3600",
                "MAX_CONCURRENT_REQUESTS", "1",
                "RESULTS_PER_HOUR", "1000000",
                "SUBMISSIONS_PER_HOUR", "1000000",
                "DATA_DIR", data.toString(),
                "HTTP_PORT", Integer.toString(port),
                "MANAGEMENT_PORT", Integer.toString(FreePorts.next()),
                "POSTGRES_PORT", Integer.toString(FreePorts.next())));
        try (Launch launch = Launch.start(environment, ServerFiles.ofSystemProperties(), said -> {})) {
            fill(launch.jdbcUrl());
            table.add("| call | connections | requests/s | ms p50; p99 | CPU ms server | CPU ms database | CPU ms "
                    + "| CPU ms of a plain servlet | times that |");
            table.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            Target target = new Target(port, launch.server(), postmaster(data));
            LongFunction<byte[]> status = n -> KeptConnection.get(of(waits(n), "status"));
            row("status, first minute", 64, status, target);
            measure("status", status, target);
            measure("progress", n -> KeptConnection.get(of(waits(n), "progress")), target);
            measure("results", n -> KeptConnection.get("/api/results/" + made(n)), target);
            String order = order();
            measure("submission", n -> KeptConnection.post("/api/submissions", order), target);
        }
        String result = String.join("\n", table);
        LOG.log(System.Logger.Level.INFO, "\n" + result);
        Files.writeString(Path.of("target", "bench-api.md"), result + "\n");
    }

    private record Target(int port, ProcessHandle server, ProcessHandle postmaster) {}

    /** What was seen of a run and what it cost. */
    private record Run(ClosedLoop.Seen seen, ServerCost cost) {
        double server() {
            return cost.server() * 1_000 / seen.requests();
        }

        double database() {
            return cost.database() * 1_000 / seen.requests();
        }
    }

    private void measure(String name, LongFunction<byte[]> request, Target target) throws Exception {
        if (!calls.contains(name)) {
            return;
        }
        new ClosedLoop(target.port(), 8).run(request, 200, warmUp);
        for (String connections : settings.list("BENCH_CONNECTIONS", "1,8,64")) {
            row(name, Integer.parseInt(connections), request, target);
        }
    }

    private void row(String name, int connections, LongFunction<byte[]> request, Target target) throws Exception {
        Run plain = run(connections, n -> KeptConnection.get("/health/live"), target);
        Run run = run(connections, request, target);
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.1f; %.1f | %.2f | %.2f | %.2f | %.2f | %.1f |",
                name,
                connections,
                run.seen().requests() / run.seen().seconds(),
                run.seen().median(),
                run.seen().p99(),
                run.server(),
                run.database(),
                run.server() + run.database(),
                plain.server(),
                (run.server() + run.database()) / plain.server());
        LOG.log(System.Logger.Level.INFO, row);
        table.add(row);
    }

    private Run run(int connections, LongFunction<byte[]> request, Target target) throws Exception {
        ServerCost before = ServerCost.of(target.server(), target.postmaster());
        ClosedLoop.Seen seen = new ClosedLoop(target.port(), connections).run(request, 200, length);
        return new Run(seen, ServerCost.of(target.server(), target.postmaster()).since(before));
    }

    /** Songs as a campaign leaves them: most are made, the last ones wait. */
    private void fill(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into jobs (id, product, state, stage, pool, created_at, updated_at, finished_at, percent)
                    select rpad('made' || n, 24, 'x'), 'lovesong', 'SUCCEEDED', 'render-video', 'render',
                           now() - n * interval '1 second', now(), now(), 100 from generate_series(0, %d) n""".formatted(songs - 1));
            statement.execute("""
                    insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                    select rpad('waits' || n, 24, 'x'), 'lovesong', 'WAITING', 'compose-song', 'io',
                           now() + n * interval '1 millisecond', now() from generate_series(0, %d) n""".formatted(waiting - 1));
            statement.execute("""
                    insert into love_songs (session_id, cookie_id, delete_token_hash, owner_name, pet_name, pet_type,
                                            music_vibe, photo_path, received_from_llm, lyrics,
                                            video_creation_start, video_creation_end, generated_video_path)
                    select id, 'nobody', '-', 'Mira', 'Patience', 'Dog', 'Chill', '-',
                           case when state = 'SUCCEEDED' then created_at + interval '40 seconds' end,
                           case when state = 'SUCCEEDED' then repeat('La la la, Patience is here. ', 50) end,
                           case when state = 'SUCCEEDED' then created_at + interval '41 seconds' end,
                           case when state = 'SUCCEEDED' then created_at + interval '50 seconds' end,
                           case when state = 'SUCCEEDED' then id || '.mp4' end from jobs""");
            statement.execute("""
                    insert into provider_tasks (job_id, product, stage, name, attempt, account, state, queued_at, due_at,
                                                sent_at, external_id, accepted_at, ended_at)
                    select id, 'lovesong', 'compose-song', 'song', 1, 'sonauto',
                           case when state = 'SUCCEEDED' then state else 'QUEUED' end, created_at, created_at,
                           case when state = 'SUCCEEDED' then created_at end,
                           case when state = 'SUCCEEDED' then id end,
                           case when state = 'SUCCEEDED' then created_at end,
                           case when state = 'SUCCEEDED' then created_at + interval '40 seconds' end from jobs""");
            statement.execute("vacuum analyze jobs");
            statement.execute("vacuum analyze love_songs");
            statement.execute("vacuum analyze provider_tasks");
        }
    }

    private static ProcessHandle postmaster(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static String of(String song, String what) {
        return "/api/submissions/" + song + "/" + what;
    }

    private String waits(long number) {
        return padded("waits" + number % waiting);
    }

    private String made(long number) {
        return padded("made" + number % Math.min(songs, 1_000));
    }

    private static String padded(String id) {
        return id + "x".repeat(24 - id.length());
    }

    private static String order() throws IOException {
        return Json.createObjectBuilder()
                .add("pet_name", "Toby")
                .add("pet_type", "Dog")
                .add("music_vibe", "Chill")
                .add("owner_name", "Mira")
                .add("photo", Base64.getEncoder().encodeToString(photo()))
                .build()
                .toString();
    }

    /** A grainy square of as many bytes as the page sends. */
    private static byte[] photo() throws IOException {
        byte[] jpeg = new byte[0];
        for (int grain = 4; jpeg.length < PHOTO_BYTES; grain += 4) {
            BufferedImage image = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
            Random random = new Random(1);
            for (int y = 0; y < 600; y++) {
                for (int x = 0; x < 600; x++) {
                    int light = 60 + (x + y) / 12 + random.nextInt(grain);
                    image.setRGB(x, y, light << 16 | light << 8 | light);
                }
            }
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", written);
            jpeg = written.toByteArray();
        }
        return jpeg;
    }
}
