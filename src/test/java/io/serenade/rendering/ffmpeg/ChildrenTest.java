package io.serenade.rendering.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Children that misbehave, played by shell scripts. */
@DisabledOnOs(OS.WINDOWS)
class ChildrenTest {
    private static final int MEMORY_MEGABYTES = 100;

    @TempDir
    Path folder;

    @Test
    void hangingChildIsKilledAtTheDeadlineWithAllItStarted() throws Exception {
        String marker = "31" + System.nanoTime() % 1_000_000;
        Ffmpeg hanging = fake("sleep " + marker + " & (sleep " + marker + " &) ; sleep " + marker);
        long start = System.nanoTime();
        assertThrows(TimeoutException.class, () -> runToEnd(hanging, Duration.ofSeconds(1)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains("sleep " + marker))
                                .isPresent())
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void childThatNeverReadsEndsAtTheDeadline() throws Exception {
        Ffmpeg deaf = fake("sleep 60");
        assertThrows(TimeoutException.class, () -> {
            try (ChildGroup children = deaf.children(Duration.ofSeconds(1))) {
                Child child = children.start("deaf", List.of());
                var feeding = children.run(() -> {
                    while (true) {
                        child.input().write(new byte[100_000]);
                    }
                });
                children.awaitAll();
                assertThat(feeding).isDone();
            }
        });
    }

    @Test
    void crashTellsSignalAndLastWords() throws Exception {
        Ffmpeg crashing = fake("echo 'moov atom is sad' >&2; sh -c 'kill -SEGV $$'; exit $?");
        FfmpegException failure = failure(crashing);
        assertThat(failure.diedOfSignal()).isTrue();
        assertThat(failure.lastWords()).contains("moov atom is sad");
    }

    @Test
    void chattyChildDoesNotBlockAndOnlyItsLastWordsAreKept() throws Exception {
        Ffmpeg chatty = fake(
                "i=0; while [ $i -lt 20000 ]; do echo \"warning number $i of many\" >&2; i=$((i+1)); done; exit 3");
        FfmpegException failure = failure(chatty);
        assertThat(failure.exitCode()).isEqualTo(3);
        assertThat(failure.lastWords()).endsWith("warning number 19999 of many").hasSizeLessThan(5000);
    }

    @Test
    void memoryBlowUpEndsTheChildAlone() throws Exception {
        Ffmpeg greedy = fake("head -c 1500000000 /dev/zero | tail -c 1400000000 >/dev/null || exit 9; exit 0");
        assumeTrue(!greedy.confinement().contains("WITHOUT resource limits"), "this system limits no memory");

        assertThat(failure(greedy).exitCode()).isEqualTo(9);
    }

    @Test
    void childCannotWriteFilesUnlessAllowed() throws Exception {
        Path file = folder.resolve("loot");
        Ffmpeg writing = fake("head -c 100000 /dev/zero > " + file);
        assumeTrue(!writing.confinement().contains("WITHOUT resource limits"), "this system limits no files");

        assertThat(failure(writing).exitCode()).isPositive();
        assertThat(Files.notExists(file) || Files.size(file) == 0).isTrue();
    }

    @Test
    void childSeesNothingOfTheEnvironment() throws Exception {
        Ffmpeg curious = fake("[ -z \"$HOME$JAVA_HOME$USER\" ] || exit 5");
        runToEnd(curious, Duration.ofSeconds(10));
    }

    @Test
    void childIsHeldShortInTimeFilesAndRank() throws Exception {
        Ffmpeg held = fake(
                "[ $(ulimit -n) = 64 ] || exit 5; [ $(ulimit -t) -le 30 ] || exit 6; [ $(nice) -ge 10 ] || exit 7");
        if (!held.confinement().contains("WITHOUT") && held.confinement().contains("low priority")) {
            runToEnd(held, Duration.ofSeconds(10));
        }
    }

    @Test
    void childHasNoNetwork() throws Exception {
        Ffmpeg lonely = fake("[ $(grep -c : /proc/net/dev) -le 1 ] || exit 8");
        if (lonely.confinement().contains("without network")) {
            runToEnd(lonely, Duration.ofSeconds(10));
        }
    }

    @Test
    void childCannotLookIntoOtherProcesses() throws Exception {
        Ffmpeg curious = fake("! cat /proc/" + ProcessHandle.current().pid() + "/environ >/dev/null 2>&1 || exit 4");
        if (curious.confinement().contains("namespace")) {
            runToEnd(curious, Duration.ofSeconds(10));
        }
    }

    @Test
    void demandedCageIsThereOrRefusesTheStart() throws Exception {
        Path binary = fake("exit 0").binary();
        Confinement none = Confinement.probe(binary, MEMORY_MEGABYTES, List.of(List.of("false"), List.of()));
        Confinement best = Confinement.probe(binary, MEMORY_MEGABYTES);

        assertThat(none.isCage()).isFalse();
        assertThat(assertThrows(SettingsException.class, none::requireCage))
                .hasMessageContaining("FFMPEG_CAGE")
                .hasMessageContaining("WITH network");
        if (best.describe().contains("unable to look")) {
            best.requireCage();
        }
    }

    @Test
    void nothingStartsAfterTheJobHasEnded() throws Exception {
        ChildGroup children = fake("exit 0").children(Duration.ofSeconds(5));
        children.close();
        assertThrows(IOException.class, () -> children.start("late", List.of()));
    }

    private static FfmpegException failure(Ffmpeg ffmpeg) {
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> runToEnd(ffmpeg, Duration.ofSeconds(20)));
        assertThat(failure).hasCauseInstanceOf(FfmpegException.class);
        return (FfmpegException) failure.getCause();
    }

    private static void runToEnd(Ffmpeg ffmpeg, Duration deadline)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child child = children.start("test", List.of("work"));
            var work = children.run(() -> {
                child.output().readAllBytes();
                child.awaitSuccess();
                return true;
            });
            children.awaitAll();
            assertThat(work).isCompleted();
        }
    }

    private Ffmpeg fake(String work) throws IOException {
        Path script = folder.resolve("ffmpeg");
        Files.writeString(
                script,
                "#!/bin/sh\n[ \"$1\" = -version ] && echo ffmpeg version fake of nobody && exit 0\n" + work + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Ffmpeg.open(script, false, MEMORY_MEGABYTES);
    }
}
