package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.crash.RunningSerenade;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many at the same time: nobody gets a wrong byte or no answer, and others are answered in time. How long an answer takes is
 * measured by {@code ApiBench}; the times here are only those beyond which somebody would give up, on a busy machine too.
 */
@Tag("load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadProof {
    private static final int STREAMS = 1_000;
    private static final int DOWNLOADS = 200;
    private static final int LOGINS = 300;
    private static final Duration IN_TIME = Duration.ofSeconds(5);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private RunningSerenade serenade;

    @BeforeAll
    void start() {
        serenade = RunningSerenade.start(
                folder.resolve("data"),
                Map.of(
                        "SANDBOX", "on",
                        "SANDBOX_DELAY", "2",
                        "SANDBOX_SONG_SECONDS", "6",
                        "ADMIN_PASSWORD", RunningSerenade.PASSWORD,
                        "TRUSTED_PROXIES", "127.0.0.1"));
    }

    @AfterAll
    void stop() {
        serenade.close();
    }

    /** Of a song that is not begun; it is then deleted, of which all are told. */
    @Test
    void aThousandStreamsStandOpenAndAreToldOfTheEnd() throws IOException {
        stall();
        JsonObject order = RunningSerenade.json(serenade.submit("Quitoria").body());
        String song = order.getString("session_id");
        List<Socket> sockets = new ArrayList<>();
        try {
            List<BufferedReader> streams = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                sockets.add(opened(song, i));
                streams.add(reader(sockets.get(i)));
            }
            for (BufferedReader stream : streams) {
                assertThat(stream.readLine()).isEqualTo("HTTP/1.1 200 OK");
            }
            othersAreAnsweredInTime();

            HttpResponse<String> gone = serenade.send(serenade.request("/api/submissions/" + song)
                    .header("X-Delete-Token", order.getString("delete_token"))
                    .DELETE()
                    .build());

            assertThat(gone.statusCode()).as(gone.body()).isLessThan(300);
            for (BufferedReader stream : streams) {
                assertThat(stream.lines().filter(line -> line.startsWith("data:")))
                        .hasSizeGreaterThan(1);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private void stall() {
        HttpResponse<String> answer = serenade.send(serenade.request("/sandbox/faults")
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                ("admin:" + RunningSerenade.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .PUT(BodyPublishers.ofString("{\"song_generator\":{\"delay_seconds\":36000}}"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Socket opened(String song, int number) throws IOException {
        Socket socket =
                new Socket(serenade.address().getHost(), serenade.address().getPort());
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("GET /api/submissions/" + song
                                + "/events HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.18." + number / 250 + "."
                                + (number % 250 + 1) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void twoHundredDownloadsInPartsHaveNoWrongByte() {
        String song = serenade.order("Quitoria");
        serenade.awaitSuccess(song);
        String path = "/storage/video/" + song + ".mp4";
        byte[] whole = serenade.send(serenade.request(path).build(), BodyHandlers.ofByteArray())
                .body();
        Random random = new Random(4_711);

        List<CompletableFuture<Boolean>> right = IntStream.range(0, DOWNLOADS)
                .mapToObj(number -> {
                    int first = random.nextInt(whole.length);
                    int last = first + random.nextInt(whole.length - first);
                    HttpRequest request = serenade.request(path)
                            .header("Range", "bytes=" + first + "-" + last)
                            .header("X-Forwarded-For", "198.19.0." + (number + 1))
                            .build();
                    return http.sendAsync(request, BodyHandlers.ofByteArray())
                            .thenApply(answer -> answer.statusCode() == 206
                                    && Arrays.equals(answer.body(), Arrays.copyOfRange(whole, first, last + 1)));
                })
                .toList();

        assertThat(right).extracting(CompletableFuture::join).containsOnly(true);
    }

    @Test
    void aFloodOfLoginsHoldsUpNobody() {
        List<CompletableFuture<HttpResponse<String>>> logins = IntStream.range(0, LOGINS)
                .mapToObj(number -> http.sendAsync(
                        serenade.request("/api/v1/auth/login")
                                .header("Content-Type", "application/json")
                                .header("X-Forwarded-For", "198.19.1." + (number % 250 + 1))
                                .POST(BodyPublishers.ofString(
                                        "{\"email\":\"somebody@example.com\",\"password\":\"wrong-" + number
                                                + "-word\"}"))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();

        othersAreAnsweredInTime();

        assertThat(logins)
                .extracting(CompletableFuture::join)
                .extracting(HttpResponse::statusCode)
                .allMatch(status -> List.of(401, 429, 503).contains(status))
                .contains(429);
        await().atMost(IN_TIME).until(() -> serenade.get("/health/ready").statusCode() == 200);
    }

    private void othersAreAnsweredInTime() {
        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            assertThat(serenade.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(serenade.get("/").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
        }
    }
}
