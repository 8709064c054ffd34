package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take a video slowly or not at all, on a server with fewer threads than there are of them. */
class SlowReadersIT {
    /** On one processor the server has sixteen threads for requests. */
    private static final int MORE_THAN_THREADS = 20;

    private static final int MAX_TO_AN_ADDRESS = 64;
    private static final String SONG = "slowlytakensongslowlytak";
    private static final String VIDEO = "/storage/video/" + SONG + ".mp4";

    /** Far more than the buffers of the operating system take. */
    private static final byte[] CONTENT = new byte[16_000_000];

    private static final String ONE_PROCESSOR =
            "-Xms64m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ActiveProcessorCount=1";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static RunningSerenade serenade;

    private final List<SlowReader> readers = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        serenade = RunningSerenade.start(
                data,
                Map.of(
                        "SANDBOX", "on",
                        "JAVA_OPTS", ONE_PROCESSOR,
                        "TRUSTED_PROXIES", "127.0.0.1"));
        serenade.execute("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at, finished_at, percent)
                values (?, 'lovesong', 'SUCCEEDED', 'render-video', 'render', now(), now(), now(), 100)""", SONG);
        serenade.execute("""
                insert into love_songs (session_id, cookie_id, delete_token_hash, owner_name, pet_name, pet_type,
                                        music_vibe, photo_path)
                values (?, 'nobody', '-', 'Mira', 'Patience', 'Dog', 'Chill', '-')""", SONG);
        new Random(1).nextBytes(CONTENT);
        Files.write(Files.createDirectories(data.resolve("storage/video")).resolve(SONG + ".mp4"), CONTENT);
    }

    @AfterAll
    static void stop() {
        if (serenade != null) {
            serenade.close();
        }
    }

    @AfterEach
    void leave() throws IOException {
        for (SlowReader reader : readers) {
            reader.close();
        }
    }

    private SlowReader reader(String address) throws IOException {
        SlowReader reader = new SlowReader(serenade.address(), VIDEO, address);
        readers.add(reader);
        return reader;
    }

    @Test
    void holdNobodyUp() throws IOException {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            reader("198.18.1." + i);
        }
        for (SlowReader reader : readers) {
            assertThat(reader.readHead()).isEqualTo(200);
        }

        assertThat(serenade.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(serenade.statusOf(SONG)).isEqualTo("success");
        HttpResponse<byte[]> quick = video("198.18.1.100");
        assertThat(Arrays.equals(quick.body(), CONTENT)).isTrue();
        for (SlowReader reader : readers.subList(0, 3)) {
            assertThat(Arrays.equals(reader.readBody(), CONTENT))
                    .as("what waited is sent whole")
                    .isTrue();
        }
    }

    @Test
    void areRefusedWhenOneAddressHasTooMany() throws IOException {
        for (int i = 0; i < MAX_TO_AN_ADDRESS; i++) {
            assertThat(reader("198.18.2.1").readHead()).isEqualTo(200);
        }

        HttpResponse<byte[]> refused = video("198.18.2.1");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("ETag")).isEmpty();
        assertThat(video("198.18.2.2").statusCode()).isEqualTo(200);

        leave();
        await().atMost(Duration.ofSeconds(30)).until(() -> video("198.18.2.1").statusCode() == 200);
        assertThat(Files.readString(data.resolve("server/log/server.log")))
                .as("who leaves is no error of ours")
                .doesNotContain("Broken pipe", "Connection reset", "ClosedChannelException", " ERROR ");
    }

    private static HttpResponse<byte[]> video(String address) {
        return serenade.send(
                serenade.request(VIDEO).header("X-Forwarded-For", address).build(), BodyHandlers.ofByteArray());
    }
}
