package io.serenade.jobs.calls;

/** Where a provider task stands. */
public enum TaskState {
    /** Waits for a slot of its account. */
    QUEUED,
    /** Has a slot; its request is sent next. */
    ADMITTED,
    /** The request was sent, or is about to be; until it is answered it may have been accepted. */
    SENT,
    /** The provider took it. */
    RUNNING,
    /** Past its time while its record cannot be read; holds no slot. */
    OVERDUE,
    /** Its result is ours; final. */
    SUCCEEDED,
    /** Failed, as the provider's record says; final. */
    FAILED,
    /** Abandoned here; late news from the provider is accepted until the job is erased. */
    ABANDONED,
    /** No longer wanted; final. */
    CANCELLED;

    /** Whether it takes one of its account's slots. */
    public boolean holdsSlot() {
        return this == ADMITTED || this == SENT || this == RUNNING;
    }

    /** Whether the provider has it or may have it. */
    public boolean isAtProvider() {
        return this == SENT || isAccepted();
    }

    /** Whether the provider has it and has not ended it as far as we know. */
    public boolean isAccepted() {
        return this == RUNNING || this == OVERDUE;
    }

    public boolean isLive() {
        return this == QUEUED || holdsSlot() || this == OVERDUE;
    }
}
