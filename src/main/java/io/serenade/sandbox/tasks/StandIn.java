package io.serenade.sandbox.tasks;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** A fake of an outside service; the part that all stand-ins share. */
public interface StandIn {
    /** The name under which its tasks are stored, and the first part of its path. */
    String provider();

    /** The resources below its path. */
    Set<Class<?>> resources();

    /** Removes what people wrote from tasks that ended some time before now. */
    void removeInputs(Instant now);

    /** Removes the files that the real service would not keep until now. */
    void removeFiles(Instant now) throws IOException;
}
