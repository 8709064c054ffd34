package io.serenade.sandbox;

import io.serenade.platform.web.problems.ProblemException;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a body that was not received, because of its type, its size or its slowness, in the form of the stand-ins.
 */
@Provider
@ApplicationScoped
public class RefusedBodyMapper implements ExceptionMapper<ProblemException> {

    @Override
    public Response toResponse(ProblemException refusal) {
        return StubRejection.answer(refusal.type().status(), refusal.getMessage())
                .build();
    }
}
