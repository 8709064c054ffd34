package io.serenade.sandbox.tasks;

import java.util.Locale;

/** What a stand-in calls back for. */
public enum CallbackEvent {
    /** The work has begun; told once at most. */
    START,
    /** There is nothing more to come; told again until it is heard. */
    COMPLETED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
