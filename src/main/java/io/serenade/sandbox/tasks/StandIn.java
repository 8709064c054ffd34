package io.serenade.sandbox.tasks;

import java.io.IOException;
import java.time.Instant;

/** An outside service as the sandbox plays it (a fake), seen by what all of them share. */
public interface StandIn {
    /** What its tasks are kept under, and the first part of its path. */
    String provider();

    /** Removes what the real service would not keep until now, besides its tasks. */
    void forget(Instant now) throws IOException;
}
