package io.serenade.platform;

import java.time.Instant;

/** Data with a retention time. The nightly clean-up asks beans of this type to remove what is too old. */
public interface Expiring {
    /** What is removed, for the log, for example {@code uploads}. */
    String what();

    /** Removes what has expired. What cannot be removed is left for the next night. @return how many items */
    int removeExpired(Instant now);
}
