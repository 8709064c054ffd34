package io.serenade.jobs;

/** A job was erased or cancelled while something was made for it; what was made is gone again. */
public final class JobWithdrawnException extends StageException {
    private static final long serialVersionUID = 1L;

    JobWithdrawnException(String jobId) {
        super(Category.FINAL, new JobError("withdrawn", "The job " + jobId + " is no longer wanted.", false), null);
    }
}
