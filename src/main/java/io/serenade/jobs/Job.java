package io.serenade.jobs;

import io.serenade.platform.telemetry.Trace;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One piece of work on its way through the stages of a product. Claims are made by SQL (see {@link Jobs}); every other
 * state change goes through the methods here, which refuse what {@link JobState} does not allow.
 */
@Entity
@Table(name = "jobs")
@SuppressWarnings("UnusedVariable") // some columns are read by SQL only
public class Job {
    @Id
    private String id;

    private String product;

    @Enumerated(EnumType.STRING)
    private JobState state;

    private String stage;
    private String pool;

    @Column(name = "gives_way")
    private boolean givesWay;

    private int attempts;
    private int deferrals;
    private int crashes;

    @Column(name = "deferred_since")
    private Instant deferredSince;

    @Column(name = "due_at")
    private Instant dueAt;

    private String worker;
    private long version;

    @Column(name = "wake_requested")
    private boolean wakeRequested;

    private int percent;
    private boolean reopened;
    private String owner;

    @Column(name = "error_stage")
    private String errorStage;

    @Column(name = "error_code")
    private String errorCode;

    @Column(name = "error_message")
    private String errorMessage;

    @Column(name = "error_retryable")
    private Boolean errorRetryable;

    @Column(name = "error_request_id")
    private String errorRequestId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "erased_at")
    private Instant erasedAt;

    private String trace;

    protected Job() {}

    /** A new job, due in its first stage. @param owner who alone may see it, or null */
    static Job start(String id, String product, Stage first, String owner, Instant now) {
        Job job = new Job();
        job.id = id;
        job.product = product;
        job.owner = owner;
        job.trace = Trace.current().orElseGet(Trace::begin).header();
        job.createdAt = now;
        job.state = JobState.READY;
        job.dueAt = now;
        job.enter(first, now);
        return job;
    }

    /** Lets a new job begin later, because today's budget is used up. */
    void beginAt(Instant moment) {
        dueAt = moment;
    }

    void finishStage(Optional<Stage> next, Instant now) {
        if (next.isPresent()) {
            become(JobState.READY, now);
            enter(next.get(), now);
            dueAt = now;
        } else {
            become(JobState.SUCCEEDED, now);
            finishedAt = now;
            dueAt = null;
            percent = 100;
            reopened = false;
        }
    }

    /** Parks until the time given, or continues immediately when a callback came while the stage was running. */
    void park(Instant until, Instant now) {
        rest(JobState.PARKED, until, now);
    }

    /** Waits for a slot, or continues immediately when one came free while the stage was running. */
    void awaitSlot(Instant now) {
        rest(JobState.WAITING, null, now);
    }

    private void rest(JobState next, Instant until, Instant now) {
        deferrals = 0;
        deferredSince = null;
        become(wakeRequested ? JobState.READY : next, now);
        dueAt = wakeRequested ? now : until;
        wakeRequested = false;
    }

    void retryAfter(Duration delay, JobError error, Instant now) {
        become(JobState.READY, now);
        attempts++;
        note(error);
        dueAt = now.plus(delay);
    }

    void waitFor(Duration delay, Instant now) {
        become(JobState.READY, now);
        deferrals++;
        deferredSince = deferredSince == null ? now : deferredSince;
        dueAt = wakeRequested ? now : now.plus(delay);
        wakeRequested = false;
    }

    /** Marks the job as failed; a reopened job returns to its earlier success instead. */
    void failWith(JobError error, Instant now) {
        giveUp(JobState.FAILED, now);
        note(error);
    }

    /** Allowed wherever {@code otherwise} is allowed. */
    private void giveUp(JobState otherwise, Instant now) {
        become(otherwise, now);
        finishedAt = now;
        dueAt = null;
        if (reopened) {
            state = JobState.SUCCEEDED;
            percent = 100;
        }
    }

    /** A callback came or a slot is free: run the present stage now, or as soon as its present run has ended. */
    void wake(Instant now) {
        switch (state) {
            case WAITING, PARKED -> {
                become(JobState.READY, now);
                dueAt = now;
            }
            case READY -> dueAt = now;
            case RUNNING -> wakeRequested = true;
            case SUCCEEDED, FAILED, CANCELLED -> {}
        }
    }

    /** Begins a stage again after a failure. */
    void resumeAt(Stage stage, Instant now) {
        become(JobState.READY, now);
        enter(stage, now);
        finishedAt = null;
        dueAt = now;
    }

    /** Reopens a succeeded job at a stage. @param done how much of the job still counts as done, in percent */
    void reopenAt(Stage stage, int done, Instant now) {
        resumeAt(stage, now);
        percent = done;
        reopened = true;
        clearError();
    }

    /** Cancels the job; for a reopened job only the change is cancelled. */
    void cancel(Instant now) {
        if (reopened) {
            clearError();
            // A worker that is working on the change loses its claim.
            version++;
        }
        giveUp(JobState.CANCELLED, now);
    }

    /** Its files and personal data are gone. */
    void markErased(Instant now) {
        if (!state.isFinished()) {
            cancel(now);
        }
        owner = null;
        errorMessage = null;
        errorRequestId = null;
        erasedAt = now;
        updatedAt = now;
    }

    private void enter(Stage next, Instant now) {
        stage = next.name();
        pool = next.pool().key();
        givesWay = next.givesWay();
        attempts = 0;
        deferrals = 0;
        deferredSince = null;
        crashes = 0;
        wakeRequested = false;
        updatedAt = now;
    }

    private void become(JobState next, Instant now) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Job " + id + " is " + state + " and cannot become " + next);
        }
        if (next == JobState.READY && state == JobState.FAILED) {
            clearError();
        }
        state = next;
        worker = null;
        updatedAt = now;
    }

    private void note(JobError error) {
        errorStage = stage;
        errorCode = error.code();
        errorMessage = error.message();
        errorRetryable = error.retryable();
        errorRequestId = error.requestId();
    }

    private void clearError() {
        errorStage = null;
        errorCode = null;
        errorMessage = null;
        errorRetryable = null;
        errorRequestId = null;
    }

    /** Whether a callback came since the present run began. */
    boolean isWakeRequested() {
        return wakeRequested;
    }

    public boolean isHeldBy(Claim claim) {
        return state == JobState.RUNNING && version == claim.version();
    }

    public String id() {
        return id;
    }

    public String product() {
        return product;
    }

    public JobState state() {
        return state;
    }

    public String stage() {
        return stage;
    }

    public WorkerPool pool() {
        return WorkerPool.named(pool);
    }

    /** Whether it had succeeded and was reopened, and the change is not finished: still under way, or given up. */
    public boolean isReopened() {
        return reopened;
    }

    /** How much of the job is done, 0 to 100. */
    public int percent() {
        return percent;
    }

    public int attempts() {
        return attempts;
    }

    /** Whether its uncounted waits have lasted longer than allowed. */
    boolean isDeferredLongerThan(Duration max, Instant now) {
        return deferredSince != null && now.isAfter(deferredSince.plus(max));
    }

    /** Uncounted waits in a row. */
    public int deferrals() {
        return deferrals;
    }

    /** When it is due next, or when its lease ends; null while nothing is planned. */
    public Instant dueAt() {
        return dueAt;
    }

    /** Empty for a job that anyone with its id may see. */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** What it belongs to; jobs of earlier versions have none. */
    public Optional<Trace> trace() {
        return Trace.parse(trace);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<Instant> erasedAt() {
        return Optional.ofNullable(erasedAt);
    }

    /** The last counted failure; if the job has failed, the reason. */
    public Optional<JobError> error() {
        return Optional.ofNullable(errorCode)
                .map(code -> new JobError(code, errorMessage, Boolean.TRUE.equals(errorRetryable), errorRequestId));
    }

    public Optional<String> errorStage() {
        return Optional.ofNullable(errorStage);
    }
}
