package io.serenade.jobs;

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
 * move goes through the verbs here, which refuse what {@link JobState} does not allow.
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
    private String lane;
    private String gate;
    private int attempts;
    private int waits;
    private int lost;

    @Column(name = "due_at")
    private Instant dueAt;

    private String worker;
    private long version;
    private boolean woken;
    private int percent;
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

    protected Job() {}

    /** A new job that waits at the gate of its first stage. */
    public static Job waitingAt(String gate, String id, String product, Stage first, Instant now) {
        Job job = new Job();
        job.id = id;
        job.product = product;
        job.createdAt = now;
        job.state = JobState.WAITING;
        job.gate = gate;
        job.enter(first, now);
        return job;
    }

    /** Only for whoever proves to be this owner. */
    public void ownedBy(String ownerId) {
        owner = ownerId;
    }

    /** The gate let it in: it may run now. */
    void admit(Instant now) {
        become(JobState.READY, now);
        dueAt = now;
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
        }
    }

    /** Parks until the moment given, or goes on at once when a callback came while the stage was running. */
    void park(Instant until, Instant now) {
        waits = 0;
        if (woken) {
            woken = false;
            become(JobState.READY, now);
            dueAt = now;
        } else {
            become(JobState.PARKED, now);
            dueAt = until;
        }
    }

    void retryAfter(Duration delay, JobError error, Instant now) {
        become(JobState.READY, now);
        attempts++;
        note(error);
        dueAt = now.plus(delay);
    }

    void waitFor(Duration delay, Instant now) {
        become(JobState.READY, now);
        waits++;
        dueAt = woken ? now : now.plus(delay);
        woken = false;
    }

    void failWith(JobError error, Instant now) {
        become(JobState.FAILED, now);
        note(error);
        finishedAt = now;
        dueAt = null;
    }

    /** A callback came: run the present stage now, or as soon as its present run has ended. */
    public void wake(Instant now) {
        switch (state) {
            case PARKED -> {
                become(JobState.READY, now);
                dueAt = now;
            }
            case READY -> dueAt = now;
            case RUNNING -> woken = true;
            case WAITING, SUCCEEDED, FAILED, CANCELLED -> {}
        }
    }

    /** Jumps to another stage, from wherever it stood still. */
    public void resumeAt(Stage stage, Instant now) {
        become(JobState.READY, now);
        enter(stage, now);
        finishedAt = null;
        dueAt = now;
    }

    /** Starts over at the gate of a stage, after a failure. */
    public void waitAgainAt(String gateName, Stage stage, Instant now) {
        become(JobState.WAITING, now);
        gate = gateName;
        enter(stage, now);
        finishedAt = null;
        dueAt = null;
    }

    public void cancel(Instant now) {
        become(JobState.CANCELLED, now);
        finishedAt = now;
        dueAt = null;
    }

    /** Its files and personal data are gone. */
    public void markErased(Instant now) {
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
        lane = next.lane().key();
        attempts = 0;
        waits = 0;
        lost = 0;
        woken = false;
        updatedAt = now;
    }

    private void become(JobState next, Instant now) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Job " + id + " is " + state + " and cannot become " + next);
        }
        if (next == JobState.READY && state == JobState.FAILED || next == JobState.WAITING) {
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
    boolean isWoken() {
        return woken;
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

    public WorkerPool lane() {
        return WorkerPool.valueOf(lane.toUpperCase(java.util.Locale.ROOT));
    }

    public int attempts() {
        return attempts;
    }

    public int waits() {
        return waits;
    }

    /** When it runs next, or when its lease ends; null while nothing is planned. */
    public Instant dueAt() {
        return dueAt;
    }

    /** Empty for a job that is reached by its id alone. */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
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

    /** The last counted failure, which is the cause of death when the job has failed. */
    public Optional<JobError> error() {
        return Optional.ofNullable(errorCode)
                .map(code -> new JobError(code, errorMessage, Boolean.TRUE.equals(errorRetryable), errorRequestId));
    }

    public Optional<String> errorStage() {
        return Optional.ofNullable(errorStage);
    }
}
