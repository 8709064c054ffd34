package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serenade.crash.RunningSerenade;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** All media lie on a disk of their own, which becomes full. Needs the right to mount one. */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskProof {
    private static final Duration A_WHILE = Duration.ofMinutes(8);
    private static final Duration FULL_FOR = Duration.ofSeconds(40);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private Path disk;
    private RunningSerenade serenade;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        disk = Files.createDirectories(folder.resolve("data/storage"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()) == 0,
                "nobody may mount a disk here");
        Map<String, String> settings = new HashMap<>(Map.of(
                "SANDBOX", "on",
                "SANDBOX_DELAY", "2",
                "SANDBOX_SONG_SECONDS", "6",
                "SUBMISSIONS_PER_HOUR", "1000",
                "MUSIC_VIDEO_DEADLINE_SECONDS", "1800",
                "ADMIN_PASSWORD", Invariants.CANARY + "-password",
                "JWT_SECRET_KEY", Invariants.CANARY + "-0123456789abcdef0123456789abcdef",
                "DATABASE_TIMEOUT_SECONDS", "20"));
        serenade = RunningSerenade.start(folder.resolve("data"), settings);
    }

    @AfterAll
    void stop() throws IOException, InterruptedException {
        if (serenade != null) {
            serenade.close();
            run("umount", disk.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void isWaitedForAndNothingIsTakenThatCannotBeKept() throws IOException {
        Map<Order, String> jobs = new EnumMap<>(Order.class);
        for (Order order : Order.values()) {
            jobs.put(order, order.place(serenade, "Quitoria"));
        }
        Path filler = fill();
        List<String> before = serenade.rows("select id from jobs where id <> ?", "");

        HttpResponse<String> refused = serenade.submit("Quitoria");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(serenade.rows("select id from jobs where id <> ?", "")).isEqualTo(before);
        await().alias("no job that fails for want of room")
                .during(FULL_FOR)
                .atMost(FULL_FOR.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> serenade.rows("select id from jobs where state = 'FAILED' and id <> ?", "")
                        .isEmpty());
        assertThat(serenade.rows("select id from jobs where state <> 'SUCCEEDED' and id <> ?", ""))
                .as("those that wait")
                .isNotEmpty();

        Files.delete(filler);

        Invariants invariants = new Invariants(serenade);
        jobs.forEach((order, job) -> {
            await().alias(order + " " + job).atMost(A_WHILE).until(() -> serenade.jobOf(job)
                    .matches(".* (SUCCEEDED|FAILED)"));
            invariants.succeededOnce(order, job);
        });
        invariants.nothingIsLeftOver();
        assertThat(serenade.submit("Quitoria").statusCode()).isEqualTo(200);
    }

    /** To the last byte. */
    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(disk).getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space");
        }
        return filler;
    }
}
