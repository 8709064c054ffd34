package io.serenade.musicvideo.stages;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** What comes of a stage's calls, one group after the other; nothing is sent. */
public final class ScriptedCalls extends AskOnce {
    private static final Outcome LATER = Outcome.parked(Instant.MAX, Outcome.NOTHING);

    /** Names of the tasks of each group that was asked for. */
    public final List<Set<String>> asked = new ArrayList<>();

    private final Deque<TaskGroup> come = new ArrayDeque<>();

    public void fail(String task, JobError error) {
        come.add(new TaskGroup(Set.of(), Map.of(task, error), List.of()));
    }

    /** Nothing is left to wait for. */
    void endAll() {
        come.add(new TaskGroup(Set.of(), Map.of(), List.of()));
    }

    public void keepWaiting() {
        come.add(new TaskGroup(Set.of(), Map.of(), List.of(LATER)));
    }

    @Override
    public <R> TaskGroup followAll(
            Claim claim, Map<String, ProviderWork<R>> works, int tries, IntFunction<Duration> backOff) {
        asked.add(Set.copyOf(works.keySet()));
        return come.remove();
    }
}
