package io.serenade.platform.web.problems;

import io.serenade.platform.web.routes.ApiRoutes;
import io.serenade.platform.web.routes.ErrorFormat.Form;
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
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers programs when a request was refused before a resource of ours saw it: by JAX-RS for an unreadable header or
 * address, by a page, or by the server. An address of an API answers in its form, any other with problem details for
 * whoever takes JSON and no HTML. Without it they would get an HTML page.
 */
@ApplicationScoped
public class ApiErrorPage {
    @Inject
    ApiRoutes routes;

    /**
     * @param request as it is dispatched to an error page
     * @return false when it was asked for a page, and nothing was written
     */
    public boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .orElse(request.getRequestURI());
        boolean api = routes.isApi(address);
        if (!api && !takesJsonOnly(request)) {
            return false;
        }
        int status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .orElse(HttpServletResponse.SC_NOT_FOUND);
        String reason = Optional.ofNullable(Status.fromStatusCode(status))
                .map(Status::getReasonPhrase)
                .orElse("Refused");
        write(
                ErrorResponses.in(api ? routes.errorFormAt(address) : Form.PROBLEM_DETAILS)
                        .refused(status, reason)
                        .build(),
                address,
                response);
        return true;
    }

    private static boolean takesJsonOnly(HttpServletRequest request) {
        String taken = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))
                .toLowerCase(Locale.ROOT);
        return taken.contains("json") && !taken.contains("html");
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
