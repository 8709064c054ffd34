package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Answers as a test says and remembers what it was asked. */
final class ScriptedProvider implements ProviderWork<String> {
    final List<URI> asked = new ArrayList<>();
    final List<String> cancelled = new ArrayList<>();
    final List<String> kept = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    private final Map<String, TaskAnswer.Progress> records = new TreeMap<>();
    private Supplier<TaskAnswer<String>> answer = () -> TaskAnswer.running("p1");
    final List<String> endings = new ArrayList<>();
    boolean dispensable;
    Optional<Instant> end = Optional.empty();
    private Optional<Supplier<TaskAnswer<String>>> reading = Optional.empty();
    BigDecimal price = BigDecimal.ZERO;
    final List<BigDecimal> costs = new ArrayList<>();
    Optional<Duration> searched = Optional.empty();
    private Supplier<Optional<TaskAnswer<String>>> search = Optional::empty;

    void onAsk(Supplier<TaskAnswer<String>> next) {
        answer = next;
    }

    void onRead(Supplier<TaskAnswer<String>> next) {
        reading = Optional.of(next);
    }

    void onSearch(Supplier<Optional<TaskAnswer<String>>> next) {
        search = next;
    }

    void ready(String id) {
        records.put(id, TaskAnswer.Progress.SUCCEEDED);
    }

    void readyAll() {
        asked.forEach(request -> ready("p" + (asked.indexOf(request) + 1)));
    }

    void failed(String id) {
        records.put(id, TaskAnswer.Progress.FAILED);
    }

    @Override
    public String account() {
        return "scripted";
    }

    @Override
    public BigDecimal price() {
        return price;
    }

    @Override
    public TaskTimes times() {
        return new TaskTimes(TaskFixture.TIMEOUT, Duration.ofHours(1), TaskTimes.growing());
    }

    @Override
    public Optional<URI> callbackBase() {
        return Optional.of(URI.create("http://127.0.0.1/api/callbacks/scripted/"));
    }

    @Override
    public TaskAnswer<String> ask(Optional<URI> callback) {
        asked.add(callback.orElseThrow());
        return answer.get();
    }

    @Override
    public TaskAnswer<String> read(String externalId) {
        return reading.map(Supplier::get)
                .orElseGet(() -> new TaskAnswer<>(
                        externalId, records.getOrDefault(externalId, TaskAnswer.Progress.RUNNING), externalId));
    }

    @Override
    public Optional<Duration> searchedAfter() {
        return searched;
    }

    @Override
    public Optional<TaskAnswer<String>> search(Instant sent) {
        return search.get();
    }

    @Override
    public boolean isDispensable() {
        return dispensable;
    }

    @Override
    public Instant end(String record, Instant accepted) {
        return end.orElseGet(() -> ProviderWork.super.end(record, accepted));
    }

    @Override
    public void cancel(String externalId) {
        cancelled.add(externalId);
    }

    @Override
    public void succeeded(String record) {
        kept.add(record);
    }

    @Override
    public TaskFailure failure(TaskEnding<String> ending) {
        endings.add(ending.error().map(JobError::message).orElse(""));
        return TaskFailure.again(new JobError(ending.reason().name(), "It came to nothing.", true));
    }
}
