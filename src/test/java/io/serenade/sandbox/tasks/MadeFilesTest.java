package io.serenade.sandbox.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeFilesTest {
    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    Path folder;

    private final ExecutorService people = Executors.newFixedThreadPool(8);

    @AfterEach
    void goHome() {
        people.shutdownNow();
    }

    @Test
    void makesTwoFilesAtTheSameTime() throws Exception {
        MadeFiles files = new MadeFiles(folder);
        CountDownLatch bothAtWork = new CountDownLatch(2);
        MadeFiles.Maker meeting = unfinished -> {
            bothAtWork.countDown();
            if (!bothAtWork.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The other file waits for this one.");
            }
            Files.writeString(unfinished, "done");
        };

        Future<Path> one = people.submit(() -> files.get("one", meeting));
        Future<Path> other = people.submit(() -> files.get("other", meeting));

        assertThat(one.get(2 * PATIENCE_SECONDS, TimeUnit.SECONDS)).hasContent("done");
        assertThat(other.get(2 * PATIENCE_SECONDS, TimeUnit.SECONDS)).hasContent("done");
    }

    @Test
    void makesAFileOnceHoweverManyAsk() throws Exception {
        MadeFiles files = new MadeFiles(folder);
        AtomicInteger made = new AtomicInteger();
        CountDownLatch everybodyAsks = new CountDownLatch(8);
        Callable<Path> asking = () -> {
            everybodyAsks.countDown();
            everybodyAsks.await();
            return files.get("one", unfinished -> Files.writeString(unfinished, "" + made.incrementAndGet()));
        };

        for (Future<Path> file :
                people.invokeAll(Stream.generate(() -> asking).limit(8).toList())) {
            assertThat(file.get()).hasContent("1");
        }
    }

    @Test
    void triesAgainAfterAFailureAndLeavesNothingHalfDone() throws Exception {
        MadeFiles files = new MadeFiles(folder);

        assertThatThrownBy(() -> files.get("one", unfinished -> {
                    throw new IOException("no paint");
                }))
                .hasMessage("no paint");
        files.get("one", unfinished -> Files.writeString(unfinished, "done"));

        assertThat(folder).isDirectoryContaining("glob:**one");
        assertThat(list()).containsExactly("one");
    }

    @Test
    void removesWhatIsOld() throws Exception {
        MadeFiles files = new MadeFiles(folder);
        files.get("one", unfinished -> Files.writeString(unfinished, "done"));
        Instant made = Files.getLastModifiedTime(folder.resolve("one")).toInstant();

        files.removeOlderThan(made);
        assertThat(list()).containsExactly("one");
        files.removeOlderThan(made.plusMillis(1));
        assertThat(list()).isEmpty();
    }

    private List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
