package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.crash.Doors.Door;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A database that hangs while sixty-four connections ask and order at the doors of all products. */
class HungDatabaseIT {
    private static final Logger LOG = System.getLogger(HungDatabaseIT.class.getName());
    private static final int CONNECTIONS = 64;
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration BEFORE = Duration.ofSeconds(2);

    /** Longer than any answer may take: whoever waited for the database would be answered when it is over. */
    private static final Duration HANG = Duration.ofSeconds(15);

    /**
     * Until every request that the hang met is answered. What the machine itself is late is added: as long as health, which
     * asks nobody, was waited for at the same time.
     */
    private static final Duration PROMISED = Duration.ofSeconds(2);

    /** Once the server knows of the hang. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    /** More than the slowest machine is late; a thread that waits for the database would hold health up for longer. */
    private static final Duration LATE_AT_MOST = Duration.ofSeconds(8);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static RunningSerenade serenade;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private record Seen(String door, int status, boolean retryAfter, long begun, long ended) {
        Duration took() {
            return tookSince(begun);
        }

        /** How long it took, of which what was before a moment does not count. */
        Duration tookSince(long moment) {
            return Duration.ofNanos(ended - Math.max(begun, moment));
        }
    }

    @BeforeAll
    static void start() {
        serenade = RunningSerenade.start(
                data,
                Map.ofEntries(
                        Map.entry("SANDBOX", "on"),
                        Map.entry("SANDBOX_DELAY", "3600"),
                        Map.entry("ADMIN_PASSWORD", RunningSerenade.PASSWORD),
                        Map.entry("SUBMISSIONS_PER_HOUR", "100000"),
                        Map.entry("RESULTS_PER_HOUR", "100000"),
                        Map.entry("GENERATIONS_PER_HOUR", "100000"),
                        Map.entry("JOBS_PER_HOUR", "100000")));
    }

    @AfterAll
    static void stop() {
        if (serenade != null) {
            serenade.wakeDatabase();
            serenade.close();
        }
    }

    @Test
    void isToldToEverybodyInTimeAndForgottenWhenItIsOver() throws InterruptedException {
        String song = serenade.order("Hanna");
        String picture = serenade.generate("a pet");
        String roast = serenade.roast("Woof");
        String speech = serenade.letSpeak("Woof");
        List<Door> doors = Doors.of(song, picture, roast, speech, serenade.newApiKey(), serenade.address());
        for (Door door : doors) {
            HttpResponse<String> answer = serenade.send(door.at(serenade.address()));
            assertThat(answer.statusCode()).as("%s: %s", door, answer.body()).isLessThan(500);
            LOG.log(Level.INFO, "{0}: {1} before the hang", door, answer.statusCode());
        }

        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(goOn(doors, next));
        }
        long[] hung = new long[2];
        CompletableFuture<Void> hang = CompletableFuture.runAsync(
                () -> {
                    serenade.hangDatabase();
                    hung[0] = System.nanoTime();
                },
                CompletableFuture.delayedExecutor(BEFORE.toMillis(), TimeUnit.MILLISECONDS));
        List<CompletableFuture<Void>> health = new ArrayList<>();
        clock.scheduleAtFixedRate(
                () -> List.of("/health/live", "/healthz")
                        .forEach(path -> health.add(ask(new Door("GET", path, "", "", new byte[0])))),
                0,
                250,
                TimeUnit.MILLISECONDS);
        hang.join();
        CompletableFuture.runAsync(
                        () -> {
                            hung[1] = System.nanoTime();
                            over = true;
                        },
                        CompletableFuture.delayedExecutor(HANG.toMillis(), TimeUnit.MILLISECONDS))
                .join();
        clock.shutdown();
        assertThat(clock.awaitTermination(HANG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        connections.forEach(CompletableFuture::join);
        List.copyOf(health).forEach(CompletableFuture::join);
        serenade.wakeDatabase();

        report(hung[0], hung[1]);
        assertThat(seen.stream()
                        .filter(answer -> answer.door().contains("/health"))
                        .filter(answer -> answer.ended() > hung[0]))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.tookSince(hung[0])).isLessThan(LATE_AT_MOST);
                });
        Duration late = seen.stream()
                .filter(answer -> answer.door().contains("/health"))
                .filter(answer -> answer.ended() > hung[0])
                .map(answer -> answer.tookSince(hung[0]))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Predicate<Seen> atADoor = answer -> !answer.door().contains("/health");
        assertThat(seen.stream().filter(atADoor).filter(answer -> answer.ended() > hung[0]))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.tookSince(hung[0])).isLessThan(PROMISED.plus(late)))
                .filteredOn(answer -> answer.status() >= 500 || answer.status() < 200)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.retryAfter()).isTrue();
                });
        long known = hung[0] + PROMISED.plus(late).toNanos();
        assertThat(seen.stream().filter(atADoor).filter(answer -> answer.begun() > known))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.took()).isLessThan(AT_ONCE.plus(late));
                });
        for (Door door : doors) {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                HttpResponse<String> answer = serenade.send(door.at(serenade.address()));
                assertThat(answer.statusCode())
                        .as("%s: %s", door, answer.body())
                        .isLessThan(500);
            });
        }
    }

    /** One connection, which asks again some time after it was answered. */
    private CompletableFuture<Void> goOn(List<Door> doors, AtomicInteger next) {
        if (over) {
            return CompletableFuture.completedFuture(null);
        }
        return ask(doors.get(next.getAndIncrement() % doors.size()))
                .thenComposeAsync(
                        done -> goOn(doors, next),
                        CompletableFuture.delayedExecutor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
    }

    private CompletableFuture<Void> ask(Door door) {
        long begun = System.nanoTime();
        return http.sendAsync(door.at(serenade.address()), BodyHandlers.discarding())
                .handle((answer, failure) -> seen.add(
                        failure == null
                                ? new Seen(
                                        door.toString(),
                                        answer.statusCode(),
                                        answer.headers()
                                                .firstValue("Retry-After")
                                                .isPresent(),
                                        begun,
                                        System.nanoTime())
                                : new Seen(door.toString(), 0, false, begun, System.nanoTime())))
                .thenAccept(kept -> {});
    }

    /** The longest answer of each door during the hang, with its status, for whoever looks for what takes long. */
    private void report(long hung, long woken) {
        Map<String, Seen> longest = new TreeMap<>();
        seen.stream()
                .filter(answer -> answer.ended() > hung && answer.begun() < woken)
                .forEach(answer -> longest.merge(
                        answer.door() + " " + answer.status(),
                        answer,
                        (one, other) -> one.tookSince(hung).compareTo(other.tookSince(hung)) > 0 ? one : other));
        longest.forEach((door, answer) -> LOG.log(
                Level.INFO,
                "{0}: {1} ms, begun {2} ms after the hang",
                door,
                answer.tookSince(hung).toMillis(),
                Duration.ofNanos(answer.begun() - hung).toMillis()));
    }
}
