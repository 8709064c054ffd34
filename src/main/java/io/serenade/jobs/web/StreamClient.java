package io.serenade.jobs.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.OptionalLong;

/**
 * Who follows a job.
 *
 * @param address key of the client's address, for the limit of streams
 * @param lastEventId what a client that comes back has seen: the header of that name, or the parameter
 *     {@code last_event_id} where a header cannot be sent
 */
public record StreamClient(String address, OptionalLong lastEventId, SseEventSink sink, Sse sse) {
    static final String PARAMETER = "last_event_id";

    /** Also keeps a proxy from holding events back. */
    public static StreamClient of(
            HttpServletRequest request, HttpServletResponse response, String address, SseEventSink sink, Sse sse) {
        response.setHeader("X-Accel-Buffering", "no");
        String header = request.getHeader("Last-Event-ID");
        return new StreamClient(address, parse(header == null ? request.getParameter(PARAMETER) : header), sink, sse);
    }

    /** Anything but a number counts as nothing seen. */
    static OptionalLong parse(String id) {
        return id != null && id.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }
}
