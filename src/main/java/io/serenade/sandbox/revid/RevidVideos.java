package io.serenade.sandbox.revid;

import io.serenade.platform.Ids;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.FaultSwitch;
import io.serenade.sandbox.tasks.FaultSwitches;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SandboxTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Accepts videos as Revid does, and finds them again. */
@ApplicationScoped
class RevidVideos {
    private static final int BUSY_REFUSALS = 2;

    /** A minute and a half of speech; the encoder takes a third of that. */
    private static final int LONGEST_TEXT = 1_200;

    @Inject
    SandboxSettings settings;

    @Inject
    SandboxTasks tasks;

    @Inject
    RevidMedia media;

    @Inject
    RevidAvatars avatars;

    @Inject
    FaultSwitches switches;

    @Inject
    Clock clock;

    /** @param base the address at which it was asked for, up to and including {@code /sandbox/} */
    SandboxTask accept(RevidRequest request, URI base) throws InterruptedException {
        refuseWhatIsNotPlayed(request);
        FaultSwitch faultSwitch = switches.get(FaultSwitches.AVATAR_VIDEO_MAKER);
        Fault fault = Fault.namedIn(request.source()).orElse(faultSwitch.mode());
        sometimesFail(faultSwitch);
        turnAway(request, fault, faultSwitch);

        Optional<String> error = problemOf(request);
        double seconds = error.isPresent()
                ? 0
                : SpokenVideo.length(media.speak(request.source(), request.voice()))
                                .toMillis()
                        / 1_000.0;
        Instant now = clock.instant();
        Duration delay = faultSwitch.delay().orElse(settings.delay());
        SandboxTask task = SandboxTask.accept(
                "p_" + Ids.newCuid(),
                RevidStandIn.PROVIDER,
                RevidVideo.record(request, error, seconds, base).toString(),
                now,
                delay,
                fault,
                request.webhook());
        tasks.add(task, task.callbackAt(delay));
        if (error.isEmpty() && !task.fails()) {
            media.prepare(new RevidVideo(task, now));
        }
        return task;
    }

    private void refuseWhatIsNotPlayed(RevidRequest request) {
        if (request.workflow() != RevidWorkflow.AVATAR_TO_VIDEO) {
            throw RevidErrors.invalid(
                    "The sandbox knows " + request.workflow().word() + " by name only; it renders avatar-to-video");
        }
        request.webhook().filter(address -> !settings.mayCall(address)).ifPresent(address -> {
            throw RevidErrors.invalid("webhookUrl: the sandbox calls no address but this installation's own");
        });
        if (avatars.ours(request.avatar().orElseThrow()).isEmpty()) {
            throw RevidErrors.invalid("avatar.url: the sandbox fetches pictures of this installation only");
        }
    }

    /** A problem that the real service finds only while it renders. */
    private Optional<String> problemOf(RevidRequest request) throws InterruptedException {
        if (request.source().length() > LONGEST_TEXT) {
            return Optional.of("script too long: the sandbox speaks " + LONGEST_TEXT + " characters");
        }
        try {
            avatars.fetch(request.avatar().orElseThrow());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("avatar image could not be downloaded: " + e.getMessage());
        }
    }

    SandboxTask get(String pid) {
        return tasks.find(RevidStandIn.PROVIDER, pid).orElseThrow(RevidErrors::unknownPid);
    }

    RevidVideo show(SandboxTask task) {
        return new RevidVideo(task, clock.instant());
    }

    /** Breaks down as often as the switch says. */
    void sometimesFail() {
        sometimesFail(switches.get(FaultSwitches.AVATAR_VIDEO_MAKER));
    }

    private void turnAway(RevidRequest request, Fault fault, FaultSwitch faultSwitch) {
        if (faultSwitch.credits().orElse(settings.credits())
                < RevidCredits.of(request).sum()) {
            throw RevidErrors.noCredits();
        }
        if (fault == Fault.ERROR) {
            throw RevidErrors.brokenDown();
        }
        if (fault == Fault.BUSY) {
            String key = Ids.hash(request.source());
            if (tasks.countRefusal(RevidStandIn.PROVIDER, key) <= BUSY_REFUSALS) {
                throw RevidErrors.busy();
            }
            tasks.forgetRefusals(RevidStandIn.PROVIDER, key);
        }
    }

    private static void sometimesFail(FaultSwitch faults) {
        if (ThreadLocalRandom.current().nextDouble() < faults.errorRate()) {
            throw RevidErrors.brokenDown();
        }
    }
}
