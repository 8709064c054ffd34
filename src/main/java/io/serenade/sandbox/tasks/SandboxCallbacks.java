package io.serenade.sandbox.tasks;

import io.serenade.sandbox.tasks.CallbackWriter.Callback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Calls back for tasks, as the real services do. The callback for the end is repeated after 1, 5 and 30 seconds where
 * it is not answered with 2xx, and then abandoned: the other side must poll. The one for the start is sent once.
 */
@ApplicationScoped
public class SandboxCallbacks {
    static final List<Duration> REPEATS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final Logger LOG = System.getLogger(SandboxCallbacks.class.getName());
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 20;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(ANSWER_WITHIN)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    @Inject
    SandboxTasks tasks;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<CallbackWriter> writers;

    /** Sends what is due, all at the same time, and notes how each end was taken. */
    public void tick() {
        List<CompletableFuture<Boolean>> starts = tasks.claimStartCallbacks(clock.instant(), AT_ONCE).stream()
                .map(task -> deliver(task, CallbackEvent.START))
                .toList();
        Map<SandboxTask, CompletableFuture<Boolean>> ends = new LinkedHashMap<>();
        tasks.claimCallbacks(clock.instant(), LEASE, AT_ONCE)
                .forEach(task -> ends.put(task, deliver(task, CallbackEvent.COMPLETED)));
        starts.forEach(CompletableFuture::join);
        ends.forEach((task, delivery) -> note(task, delivery.join()));
    }

    private CompletableFuture<Boolean> deliver(SandboxTask task, CallbackEvent event) {
        Callback callback = writerOf(task).write(task, event);
        HttpRequest.Builder request = HttpRequest.newBuilder(task.webhook().orElseThrow())
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(callback.body()));
        callback.headers().forEach(request::header);
        HttpRequest call = request.build();
        int copies = task.fault() == Fault.DOUBLE ? 2 : 1;
        return IntStream.range(0, copies).mapToObj(copy -> send(task, call)).toList().stream()
                .reduce((one, other) -> one.thenCombine(other, Boolean::logicalAnd))
                .orElseThrow();
    }

    private CallbackWriter writerOf(SandboxTask task) {
        return writers.stream()
                .filter(writer -> writer.provider().equals(task.provider()))
                .findFirst()
                .orElseThrow();
    }

    private CompletableFuture<Boolean> send(SandboxTask task, HttpRequest call) {
        return http.sendAsync(call, HttpResponse.BodyHandlers.discarding()).handle((answer, failure) -> {
            if (failure != null) {
                LOG.log(
                        Level.WARNING,
                        "Callback {0} for task {1} failed: {2}",
                        task.callbacksSent(),
                        task.id(),
                        failure);
                return false;
            }
            boolean accepted = answer.statusCode() / 100 == 2;
            if (!accepted) {
                LOG.log(
                        Level.WARNING,
                        "Callback {0} for task {1} was answered with {2}.",
                        task.callbacksSent(),
                        task.id(),
                        answer.statusCode());
            }
            return accepted;
        });
    }

    private void note(SandboxTask task, boolean delivered) {
        if (delivered) {
            tasks.callbackDelivered(task.id());
        } else if (task.callbacksSent() <= REPEATS.size()) {
            tasks.callbackDueAgain(task.id(), clock.instant().plus(REPEATS.get(task.callbacksSent() - 1)));
        } else {
            tasks.callbackGivenUp(task.id());
            LOG.log(Level.WARNING, "Task {0} will not be called back any more.", task.id());
        }
    }
}
