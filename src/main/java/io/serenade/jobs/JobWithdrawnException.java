package io.serenade.jobs;

/** A job, or a change of one, was erased or cancelled while something was made for it; what was made is gone again. */
public final class JobWithdrawnException extends StageException {
    private static final long serialVersionUID = 1L;

    public JobWithdrawnException(String jobId) {
        super(Category.FINAL, new JobError("withdrawn", "The job " + jobId + " is no longer wanted.", false), null);
    }
}
