package io.serenade.jobs;

import java.util.Locale;

/** Where a stage runs, so that work for the processor never holds up a call. */
public enum WorkerPool {
    /** Calls and downloads. */
    IO,
    /** Processor work. */
    RENDER;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
