package io.serenade.platform;

import java.time.Instant;

/** Something that is kept for a while. Beans of this type are asked by the nightly clean-up to remove what is too old. */
public interface Expiring {
    /** What is removed, for the log, for example {@code uploads}. */
    String what();

    /** Removes what has expired. What cannot be removed is left for the next night. @return how many */
    int removeExpired(Instant now);
}
