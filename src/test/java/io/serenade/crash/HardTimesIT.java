package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A database that takes connections and answers nothing, and visitors who hold every thread. */
class HardTimesIT {
    /** As many as the server has for requests. */
    private static final int THREADS = 16 * Runtime.getRuntime().availableProcessors();

    private static final int REQUESTS = 160;
    private static final Duration BETWEEN = Duration.ofMillis(25);

    /** What a request may take that the hang caught under way: two seconds, the others are for a busy machine. */
    private static final Duration CAUGHT = Duration.ofSeconds(5);

    /** What one may take that comes when the hang is known, on a busy machine again. */
    private static final Duration KNOWN = Duration.ofSeconds(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static RunningSerenade serenade;

    private record Seen(String path, int status, boolean retryAfter, Duration took) {}

    @BeforeAll
    static void start() {
        serenade =
                RunningSerenade.start(data, Map.of("SANDBOX", "on", "SANDBOX_DELAY", "1", "SANDBOX_SONG_SECONDS", "6"));
    }

    @AfterEach
    void goOn() {
        serenade.wakeDatabase();
    }

    @AfterAll
    static void stop() {
        if (serenade != null) {
            serenade.close();
        }
    }

    @Test
    void costsAnAnswerButNoThread() {
        String song = serenade.order("Hanna");

        serenade.hangDatabase();
        List<Seen> seen = askAllTheTime(song);
        serenade.wakeDatabase();

        assertThat(of("/health/live", seen)).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.took()).isLessThan(CAUGHT);
        });
        assertThat(Stream.concat(of("/", seen).stream(), of("/api/submissions/" + song + "/status", seen).stream()))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.retryAfter()).isTrue();
                    assertThat(answer.took()).isLessThan(CAUGHT);
                });
        List<Seen> later = seen.subList(seen.size() / 2, seen.size());
        assertThat(of("/health/ready", later))
                .extracting(Seen::status)
                .containsOnly(HttpURLConnection.HTTP_UNAVAILABLE);
        assertThat(later).allSatisfy(answer -> assertThat(answer.took()).isLessThan(KNOWN));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(serenade.get("/health/ready").statusCode()).isEqualTo(200));
        serenade.awaitSuccess(song);
        serenade.awaitSuccess(serenade.order("Hanno"));
    }

    @Test
    void tellsItsHealthWhileVisitorsHoldEveryThread() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS + 8; i++) {
                Socket socket = new Socket(
                        serenade.address().getHost(), serenade.address().getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(
                                ("POST /api/submissions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                                + "Content-Length: 1000\r\n\r\n{")
                                        .getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(serenade.askManagement("health/live").statusCode()).isEqualTo(200);
            assertThat(serenade.askManagement("health/ready").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Forty requests a second, one in four of them for liveness, one for readiness. */
    private static List<Seen> askAllTheTime(String song) {
        List<String> paths = List.of("/api/submissions/" + song + "/status", "/health/live", "/", "/health/ready");
        List<CompletableFuture<Seen>> answers = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < REQUESTS; i++) {
                CompletableFuture<Seen> answer = new CompletableFuture<>();
                answers.add(answer);
                String path = paths.get(i % paths.size());
                clock.schedule(() -> ask(path, answer), i * BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
            }
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            clock.shutdownNow();
        }
    }

    private static void ask(String path, CompletableFuture<Seen> answer) {
        long began = System.nanoTime();
        serenade.ask(path).whenComplete((response, failure) -> {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            answer.complete(failure == null ? seen(path, response, took) : new Seen(path, 0, false, took));
        });
    }

    private static Seen seen(String path, HttpResponse<String> response, Duration took) {
        return new Seen(
                path,
                response.statusCode(),
                response.headers().firstValue("Retry-After").isPresent(),
                took);
    }

    private static List<Seen> of(String path, List<Seen> seen) {
        return seen.stream().filter(answer -> answer.path().equals(path)).toList();
    }
}
