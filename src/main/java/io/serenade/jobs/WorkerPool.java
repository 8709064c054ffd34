package io.serenade.jobs;

import java.util.Locale;

/** The pool in which a stage runs, so that CPU-bound work never holds up a call. */
public enum WorkerPool {
    /** Calls and downloads. */
    IO,
    /** CPU-bound work. */
    RENDER;

    /** The pool with this key, as the database has it. */
    public static WorkerPool named(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
