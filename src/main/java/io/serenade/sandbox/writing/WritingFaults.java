package io.serenade.sandbox.writing;

import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.FaultSwitch;
import io.serenade.sandbox.tasks.FaultSwitches;
import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The faults of requests to language models, and slow answers. */
@ApplicationScoped
public class WritingFaults {
    private static final int BUSY_REFUSALS = 2;

    /** Longer than anybody waits for a plan. */
    private static final Duration TOO_LONG = Duration.ofSeconds(100);

    private static final String PAGE = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>";

    @Inject
    SandboxTasks tasks;

    @Inject
    FaultSwitches switches;

    /** The errors of one service. */
    public interface Errors {
        /** Its model broke down. */
        StubRejection brokeDown();

        /** It is overloaded. */
        StubRejection busy();

        /** The account has sent too many requests in a minute. */
        StubRejection full();

        StubRejection broke();
    }

    /**
     * Rejects a request if the selected fault says so.
     *
     * @param text may name a fault
     * @param key the same for the same request
     * @return the fault, for the answer
     */
    public Fault misbehave(String capability, String provider, String text, String key, Errors errors) {
        FaultSwitch faults = switches.get(capability);
        Fault fault = Fault.namedIn(text).orElse(faults.mode());
        if (fault == Fault.ERROR || ThreadLocalRandom.current().nextDouble() < faults.errorRate()) {
            throw errors.brokeDown();
        }
        if (fault == Fault.BROKE) {
            throw errors.broke();
        }
        if (fault == Fault.BUSY || fault == Fault.FULL) {
            if (tasks.countRefusal(provider, key) <= BUSY_REFUSALS) {
                throw fault == Fault.BUSY ? errors.busy() : errors.full();
            }
            tasks.forgetRefusals(provider, key);
        }
        return fault;
    }

    /** The answer in its time; a slow one comes after the delay of the switch, otherwise after every deadline. */
    public CompletionStage<Response> answer(String capability, Response answer, Fault fault) {
        if (fault == Fault.PAGE) {
            return CompletableFuture.completedFuture(
                    Response.ok(PAGE, MediaType.TEXT_HTML_TYPE).build());
        }
        CompletableFuture<Response> answered = new CompletableFuture<>();
        if (fault == Fault.SLOW) {
            Duration delay = switches.get(capability).delay().orElse(TOO_LONG);
            answered.completeOnTimeout(answer, delay.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            answered.complete(answer);
        }
        return answered;
    }
}
