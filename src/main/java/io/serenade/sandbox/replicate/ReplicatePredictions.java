package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.Ids;
import io.serenade.sandbox.tasks.CallbackEvent;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.FaultSwitch;
import io.serenade.sandbox.tasks.FaultSwitches;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SandboxTask.Stop;
import io.serenade.sandbox.tasks.SandboxTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Accepts predictions as Replicate does, finds them again and stops them. */
@ApplicationScoped
class ReplicatePredictions {
    private static final int BUSY_REFUSALS = 2;
    private static final int ID_LENGTH = 26;
    private static final String ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LARGEST_CHANCE_SEED = 65_536;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    SandboxSettings settings;

    @Inject
    SandboxTasks tasks;

    @Inject
    ReplicateMedia media;

    @Inject
    InputFiles files;

    @Inject
    FaultSwitches switches;

    @Inject
    Clock clock;

    /** @param base the address at which it was asked for, up to and including {@code /sandbox/} */
    SandboxTask accept(StubModel model, ReplicateRequest request, Optional<Duration> cancelAfter, URI base) {
        List<InvalidField> faults = model.check(request.input());
        if (!faults.isEmpty()) {
            throw ReplicateErrors.invalid(faults);
        }
        request.webhook().filter(address -> !settings.mayCall(address)).ifPresent(address -> {
            throw ReplicateErrors.foreignWebhook();
        });
        FaultSwitch faultSwitch = switches.get(FaultSwitches.MEDIA_GENERATOR).forModel(model.name());
        Fault fault = Fault.namedIn(request.input().getString("prompt", "")).orElse(faultSwitch.mode());
        sometimesFail(faultSwitch);
        turnAway(model, request, fault, faultSwitch);

        Instant now = clock.instant();
        Duration delay = faultSwitch.delay().orElse(settings.delay());
        Optional<Instant> deadline = cancelAfter.map(now::plus);
        SandboxTask task = stopped(
                SandboxTask.accept(
                        newId(),
                        ReplicateStandIn.PROVIDER,
                        record(model, request, deadline, base).toString(),
                        now,
                        delay,
                        fault,
                        request.webhook()),
                deadline);
        tasks.add(
                task,
                task.callbackAt(delay).filter(when -> request.wants(CallbackEvent.COMPLETED)),
                task.webhook().isPresent()
                        && task.fault() != Fault.LOST
                        && task.starts()
                        && request.wants(CallbackEvent.START));
        prepare(task);
        return task;
    }

    SandboxTask get(String id) {
        return tasks.find(ReplicateStandIn.PROVIDER, id).orElseThrow(ReplicateErrors::notFound);
    }

    List<SandboxTask> list(int offset, int max) {
        return tasks.list(ReplicateStandIn.PROVIDER, offset, max);
    }

    SandboxTask cancel(String id) {
        get(id);
        tasks.cancel(id, clock.instant());
        return get(id);
    }

    ReplicatePrediction show(SandboxTask task) {
        return new ReplicatePrediction(task, clock.instant());
    }

    /** Breaks down as often as the switch says, whatever the model. */
    void sometimesFail() {
        FaultSwitch faultSwitch = switches.get(FaultSwitches.MEDIA_GENERATOR);
        if (faultSwitch.models().isEmpty()) {
            sometimesFail(faultSwitch);
        }
    }

    private void prepare(SandboxTask task) {
        ReplicatePrediction outcome = new ReplicatePrediction(task, task.finishesAt());
        if (outcome.status() == ReplicateStatus.SUCCEEDED) {
            media.prepare(outcome.orders());
        }
    }

    private static SandboxTask stopped(SandboxTask task, Optional<Instant> deadline) {
        if (task.fault() == Fault.ABORTED) {
            return task.abortedAtItsEnd();
        }
        return deadline.map(timestamp ->
                        task.stoppedAt(timestamp, timestamp.isBefore(task.startsAt()) ? Stop.ABORTED : Stop.CANCELED))
                .orElse(task);
    }

    private JsonObject record(StubModel model, ReplicateRequest request, Optional<Instant> deadline, URI base) {
        JsonObjectBuilder record = JSON.createObjectBuilder()
                .add("model", model.path())
                .add("version", model.official() ? "hidden" : model.version())
                .add("input", request.input())
                .add("seed", seed(request.input()))
                .add("base", base.toString());
        complaint(model, request.input()).ifPresent(error -> record.add("error", error));
        deadline.ifPresent(at -> record.add("deadline", ReplicatePrediction.timestamp(at)));
        request.webhook().ifPresent(address -> record.add("webhook", address.toString()));
        request.events().ifPresent(events -> {
            JsonArrayBuilder words = JSON.createArrayBuilder(events);
            record.add("webhook_events_filter", words);
        });
        return record.build();
    }

    private Optional<String> complaint(StubModel model, JsonObject input) {
        return model.recipe().files().stream()
                .map(name -> input.getString(name, ""))
                .filter(address -> !address.isEmpty())
                .flatMap(address -> files.complaint(address).stream())
                .findFirst()
                .or(() -> model.recipe().complaint(model.complete(input)));
    }

    private static long seed(JsonObject input) {
        return input.get("seed") instanceof JsonNumber number
                ? number.longValue()
                : ThreadLocalRandom.current().nextInt(LARGEST_CHANCE_SEED);
    }

    private void turnAway(StubModel model, ReplicateRequest request, Fault fault, FaultSwitch faultSwitch) {
        if (faultSwitch.credits().orElse(settings.credits()) == 0) {
            throw ReplicateErrors.noCredit();
        }
        if (fault == Fault.ERROR) {
            throw ReplicateErrors.brokenDown();
        }
        if (fault == Fault.BUSY) {
            String key = Ids.hash(model.path() + request.input());
            if (tasks.countRefusal(ReplicateStandIn.PROVIDER, key) <= BUSY_REFUSALS) {
                throw ReplicateErrors.throttled();
            }
            tasks.forgetRefusals(ReplicateStandIn.PROVIDER, key);
        }
    }

    private static void sometimesFail(FaultSwitch faults) {
        if (ThreadLocalRandom.current().nextDouble() < faults.errorRate()) {
            throw ReplicateErrors.brokenDown();
        }
    }

    /** 26 lower-case letters and digits. */
    private static String newId() {
        StringBuilder id = new StringBuilder();
        RANDOM.ints(ID_LENGTH, 0, ID_LETTERS.length()).forEach(letter -> id.append(ID_LETTERS.charAt(letter)));
        return id.toString();
    }
}
