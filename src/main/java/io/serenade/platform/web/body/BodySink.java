package io.serenade.platform.web.body;

import io.serenade.platform.web.problems.ProblemException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The destination of a body while it is received. */
interface BodySink {
    /**
     * Reads the available bytes.
     *
     * @param in ready to be read once
     * @return how many bytes were read; below zero at the end
     * @throws ProblemException when the body exceeds a limit
     * @throws IOException when the sender disconnected
     */
    int readFrom(ServletInputStream in) throws IOException;

    /** The complete body, once its end was reached. */
    ReceivedBody whole();

    /**
     * Releases the body's resources: it was refused, it was incomplete, or its request has ended. May be called again.
     */
    void release();
}
