package io.serenade.sandbox.sonauto;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.SandboxTask;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SonautoStatusTest {
    private static final Instant START = Instant.parse("2027-02-14T10:00:00Z");
    private static final Duration DELAY = Duration.ofSeconds(8);

    @Test
    void walksThroughAllWordsAndEndsInSuccess() {
        SandboxTask task = task(Fault.NONE);

        assertThat(IntStream.rangeClosed(0, 80)
                        .mapToObj(tenth -> SonautoStatus.of(task, START.plusMillis(tenth * 100L)))
                        .distinct())
                .containsExactly(
                        SonautoStatus.RECEIVED,
                        SonautoStatus.PROMPT,
                        SonautoStatus.TASK_SENT,
                        SonautoStatus.GENERATE_TASK_STARTED,
                        SonautoStatus.BEGINNING_GENERATION,
                        SonautoStatus.GENERATING,
                        SonautoStatus.DECOMPRESSING,
                        SonautoStatus.SAVING,
                        SonautoStatus.SUCCESS);
    }

    @Test
    void endsInFailureWhenTheTaskFails() {
        SandboxTask task = task(Fault.FAIL);

        assertThat(SonautoStatus.of(task, START.plusMillis(7_999))).isEqualTo(SonautoStatus.SAVING);
        assertThat(SonautoStatus.of(task, START.plus(DELAY))).isEqualTo(SonautoStatus.FAILURE);
    }

    @Test
    void takesSixTimesAsLongWhenSlow() {
        assertThat(task(Fault.SLOW).finishesAt()).isEqualTo(START.plusSeconds(48));
    }

    @Test
    void isDoneAtOnceAndCallsBackMuchLaterWhenLate() {
        SandboxTask task = task(Fault.LATE);

        assertThat(SonautoStatus.of(task, START)).isEqualTo(SonautoStatus.SUCCESS);
        assertThat(task.callbackAt(DELAY)).contains(START.plusSeconds(240));
    }

    @Test
    void callsBackWhenDoneUnlessTheCallbackIsLost() {
        assertThat(task(Fault.NONE).callbackAt(DELAY)).contains(START.plus(DELAY));
        assertThat(task(Fault.LOST).callbackAt(DELAY)).isEmpty();
    }

    private static SandboxTask task(Fault fault) {
        return SandboxTask.accept(
                UUID.randomUUID().toString(),
                "sonauto",
                "{\"prompt\":\"x\"}",
                START,
                DELAY,
                fault,
                Optional.of(URI.create("http://localhost/hook")));
    }
}
