package io.serenade.sandbox.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a {@link StubRejection} as the real service would. */
@Provider
@ApplicationScoped
public class StubRejectionMapper implements ExceptionMapper<StubRejection> {

    @Override
    public Response toResponse(StubRejection refusal) {
        Response.ResponseBuilder answer = StubRejection.answerOf(refusal.status(), refusal.body());
        refusal.retryAfterSeconds().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.build();
    }
}
