package io.serenade.platform.web.body;

import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;

/**
 * The body of a request to a method that {@link AcceptsFile}, as it was sent. The file is deleted when the method has
 * ended.
 *
 * @param contentType the request's header
 */
public record RequestFile(Path path, String contentType) {

    /**
     * The body of this request.
     *
     * @throws ProblemException why it was not received: 400, 408, 413, 415 or 503
     */
    public static RequestFile of(HttpServletRequest request) {
        if (request.getAttribute(BodyFilter.RECEIVED) instanceof ReceivedBody received) {
            return received.file();
        }
        throw new ProblemException(ProblemType.NOT_FOUND, "Please write the address as it is documented.");
    }
}
