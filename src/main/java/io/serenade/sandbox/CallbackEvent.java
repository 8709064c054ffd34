package io.serenade.sandbox;

import java.util.Locale;

/** What a stand-in calls back for. */
enum CallbackEvent {
    /** The work has begun; told once at most. */
    START,
    /** There is nothing more to come; told again until it is heard. */
    COMPLETED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
