package io.serenade.jobs;

import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;

/** Jobs for tests: {@code aJob().of("lovesong").at("compose-song").inState(PARKED).build()}. */
public final class JobBuilder {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private String id = "job-1";
    private String product = "test";
    private Stage stage = new NamedStage("first", WorkerPool.IO);
    private JobState state = JobState.READY;
    private Instant created = NOON;
    private int attempts;
    private String errorStage;
    private Instant erased;
    private String owner;

    private JobBuilder() {}

    public static JobBuilder aJob() {
        return new JobBuilder();
    }

    public JobBuilder withId(String jobId) {
        id = jobId;
        return this;
    }

    public JobBuilder of(String productName) {
        product = productName;
        return this;
    }

    public JobBuilder at(String stageName) {
        return at(new NamedStage(stageName, WorkerPool.IO));
    }

    public JobBuilder at(Stage present) {
        stage = present;
        return this;
    }

    public JobBuilder inState(JobState present) {
        state = present;
        return this;
    }

    public JobBuilder createdAt(Instant moment) {
        created = moment;
        return this;
    }

    /** Counted failures of its stage so far. */
    public JobBuilder after(int failures) {
        attempts = failures;
        return this;
    }

    /** Failed for good in its stage. */
    public JobBuilder failedAt(String stageName) {
        errorStage = stageName;
        return at(stageName).inState(JobState.FAILED);
    }

    public JobBuilder ownedBy(String whom) {
        owner = whom;
        return this;
    }

    public JobBuilder erasedAt(Instant moment) {
        erased = moment;
        return this;
    }

    /** The database sets states (claims are SQL) and failures; so does this. */
    public Job build() {
        Job job = Job.start(id, product, stage, owner, created);
        set(job, "state", state);
        set(job, "attempts", attempts);
        set(job, "errorStage", errorStage);
        set(job, "erasedAt", erased);
        return job;
    }

    private static void set(Job job, String field, Object value) {
        try {
            Field column = Job.class.getDeclaredField(field);
            column.setAccessible(true);
            column.set(job, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stage that has a name and does nothing. */
    public record NamedStage(String name, WorkerPool pool) implements Stage {
        @Override
        public Duration deadline() {
            return Duration.ofMinutes(1);
        }

        @Override
        public RetryPolicy retryPolicy() {
            return RetryPolicy.attempts(3);
        }

        @Override
        public Outcome run(Claim claim) {
            return Outcome.done(Outcome.NOTHING);
        }
    }
}
