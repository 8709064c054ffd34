package io.serenade.lovesong;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.jobs.calls.TaskTimes;
import io.serenade.lovesong.SungNames.Sung;
import io.serenade.providers.SongGenerator.SongRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks whether both names are sung and, if one is not, has the song made once more: at our expense, once for
 * each song, and only while the budget allows it. The better of the two is delivered. If the second one fails, the
 * first is still there, so this stage never fails a song.
 */
@ApplicationScoped
public class CheckNames implements TaskStage {
    public static final String NAME = "check-names";

    private static final String TASK = "song-again";
    private static final Logger LOG = System.getLogger(CheckNames.class.getName());

    /** How often the budget for the second song is checked again while it waits for a slot. */
    private static final Duration LOOK = Duration.ofSeconds(20);

    @Inject
    AskOnce askOnce;

    @Inject
    Submissions submissions;

    @Inject
    SongRequests requests;

    @Inject
    SongStyle style;

    @Inject
    ProviderSlots slots;

    @Inject
    SongBudget budget;

    @Inject
    LoveSongSettings settings;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WorkerPool pool() {
        return WorkerPool.IO;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(3);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.attempts(3);
    }

    @Override
    public Outcome run(Claim claim) {
        Submission song = submissions.get(claim.jobId());
        Optional<SecondTake> take = song.secondTake();
        if (take.isPresent()) {
            return take.get() == SecondTake.ASKED ? follow(claim) : Outcome.done(Outcome.NOTHING);
        }
        if (!settings.nameCheck()) {
            return Outcome.done(Outcome.NOTHING);
        }
        Optional<Instant> words =
                song.wordsAwaitedUntil().filter(until -> clock.instant().isBefore(until));
        if (words.isPresent()) {
            return Outcome.parked(words.get(), Outcome.NOTHING);
        }
        Optional<Sung> missed = SungNames.of(song).flatMap(SungNames::missed);
        if (missed.isEmpty() || !mayBePaid()) {
            return Outcome.done(Outcome.NOTHING);
        }
        // Reported and reserved before it is requested, so that nobody waits without knowing why and no limit is
        // exceeded.
        return Outcome.parked(clock.instant(), () -> {
            Submission waiting = submissions.get(claim.jobId());
            if (budget.reserveAgain(claim.jobId())) {
                LOG.log(
                        Level.INFO,
                        "Job {0}: a name is not sung as it is written, so the song is asked for again",
                        claim.jobId());
                waiting.askAgain(missed.get().name(), missed.get().finding().instead());
            } else {
                waiting.endSecondTake(SecondTake.NOT_MADE);
            }
        });
    }

    private Outcome follow(Claim claim) {
        Outcome outcome = askOnce.follow(claim, TASK, workOf(claim.jobId(), TASK));
        if (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Retry) {
            return Outcome.done(() -> {
                outcome.onSettle().run();
                submissions.get(claim.jobId()).endSecondTake(SecondTake.NOT_MADE);
            });
        }
        if (!(outcome instanceof Outcome.AwaitingSlot)) {
            return outcome;
        }
        if (mayBePaid()) {
            return Outcome.parked(clock.instant().plus(LOOK), Outcome.NOTHING);
        }
        return Outcome.done(() -> {
            askOnce.takeBack(claim.jobId(), TASK);
            submissions.get(claim.jobId()).endSecondTake(SecondTake.NOT_MADE);
        });
    }

    /** A second song is not paid if that would make other people's songs wait until tomorrow. */
    private boolean mayBePaid() {
        ProviderSlots.Standing standing = slots.standing(requests.account());
        return !standing.isSoldOut() && standing.closedReason().isEmpty();
    }

    @Override
    public ProviderWork<SongRecord> workOf(String jobId, String taskName) {
        return new Again(jobId);
    }

    private final class Again implements ProviderWork<SongRecord> {
        private final String id;

        Again(String id) {
            this.id = id;
        }

        @Override
        public String account() {
            return requests.account();
        }

        @Override
        public boolean isDispensable() {
            return true;
        }

        @Override
        public TaskTimes times() {
            return requests.times();
        }

        @Override
        public Optional<URI> callbackBase() {
            return requests.callbackBase();
        }

        @Override
        public TaskAnswer<SongRecord> ask(Optional<URI> callback) {
            Submission song = submissions.get(id);
            String told = SungNames.of(song).stream()
                    .flatMap(SungNames::listMissed)
                    .map(sung -> style.sayingAgain(sung.name(), sung.say()))
                    .collect(Collectors.joining());
            return requests.ask(song, told, callback.orElseThrow());
        }

        @Override
        public TaskAnswer<SongRecord> read(String externalId) {
            return requests.read(externalId);
        }

        @Override
        public void goesOn(String externalId, SongRecord record) {
            requests.noteStream(id, externalId, record);
        }

        @Override
        public void succeeded(SongRecord record) {
            Submission song = submissions.get(id);
            int before = SungNames.of(song).map(SungNames::score).orElse(0);
            Optional<SungNames> now = SungNames.of(
                    song, Optional.of(record.lyrics()).filter(text -> !text.isBlank()), Captions.write(record.words()));
            boolean better = now.filter(names -> names.score() > before).isPresent();
            if (better) {
                requests.keep(id, record);
            }
            boolean right = better && now.flatMap(SungNames::missed).isEmpty();
            song.endSecondTake(right ? SecondTake.MENDED : SecondTake.BETTER_OF_TWO);
        }

        @Override
        public TaskFailure failure(TaskEnding<SongRecord> ending) {
            return TaskFailure.last(new JobError("second_take_failed", "The song could not be made once more.", true));
        }
    }
}
