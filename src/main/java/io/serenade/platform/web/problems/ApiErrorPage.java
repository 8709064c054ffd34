package io.serenade.platform.web.problems;

import io.serenade.platform.web.routes.ApiRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Answers in the form of the API when a request was refused before our code saw it: by JAX-RS for an unreadable header
 * or address, or by the server. Without it such callers would get an HTML page.
 */
@ApplicationScoped
public class ApiErrorPage {
    @Inject
    ApiRoutes routes;

    /**
     * @param request as it is dispatched to an error page
     * @return false when the address belongs to no API, and nothing was written
     */
    public boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .orElse(request.getRequestURI());
        if (!routes.isApi(address)) {
            return false;
        }
        int status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .orElse(HttpServletResponse.SC_NOT_FOUND);
        String reason = Optional.ofNullable(Status.fromStatusCode(status))
                .map(Status::getReasonPhrase)
                .orElse("Refused");
        write(
                ErrorResponses.in(routes.errorFormAt(address))
                        .refused(status, reason)
                        .build(),
                address,
                response);
        return true;
    }

    private static void write(Response refusal, String address, HttpServletResponse response) throws IOException {
        JsonObject body = (JsonObject) refusal.getEntity();
        boolean problem = Problems.MEDIA_TYPE.equals(refusal.getMediaType());
        byte[] json =
                (problem ? Problems.about(body, address) : body).toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(refusal.getStatus());
        response.setContentType(refusal.getMediaType().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, refusal.getHeaderString(HttpHeaders.CACHE_CONTROL));
        if (refusal.getHeaderString(HttpHeaders.RETRY_AFTER) != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, refusal.getHeaderString(HttpHeaders.RETRY_AFTER));
        }
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
