package io.serenade.sandbox.tasks;

import java.util.Locale;

/** What a stand-in calls back for. */
public enum CallbackEvent {
    /** The work has begun; sent at most once. */
    START,
    /** The task has ended; repeated until it is acknowledged. */
    COMPLETED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
