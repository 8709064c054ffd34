package io.serenade.platform.web.body;

import io.serenade.platform.web.ProblemException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Where a body goes as it comes. */
interface BodySink {
    /**
     * Takes what is there.
     *
     * @param in ready to be read once
     * @return how many bytes were read; below zero at the end
     * @throws ProblemException when no more is taken
     * @throws IOException when the sender broke off
     */
    int readFrom(ServletInputStream in) throws IOException;

    /** All that came, once the end was reached. */
    ReceivedBody whole();

    /** Gives back what the body takes: it was refused, it broke off, or its request is over. May be called again. */
    void letGo();
}
