package io.serenade.jobs;

import java.util.Locale;

/** Where a stage runs, so that work for the processor never holds up a call. */
public enum WorkerPool {
    /** Calls and downloads. */
    IO,
    /** Processor work. */
    RENDER;

    /** The pool with this key, as the database has it. */
    public static WorkerPool named(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
