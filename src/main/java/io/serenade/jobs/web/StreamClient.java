package io.serenade.jobs.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.OptionalLong;

/**
 * The client of a stream.
 *
 * @param address key of the client's address, for the limit of streams
 * @param lastEventId the last event that a reconnecting client has seen: the header of that name, or the parameter
 *     {@code last_event_id} for clients that cannot send a header
 */
public record StreamClient(String address, OptionalLong lastEventId, SseEventSink sink, Sse sse) {
    static final String PARAMETER = "last_event_id";

    /** Also keeps proxies and browsers from holding events back or keeping them. */
    public static StreamClient of(
            HttpServletRequest request, HttpServletResponse response, String address, SseEventSink sink, Sse sse) {
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Cache-Control", "no-store");
        String header = request.getHeader("Last-Event-ID");
        return new StreamClient(address, parse(header == null ? request.getParameter(PARAMETER) : header), sink, sse);
    }

    /** Anything but a number counts as nothing seen. */
    static OptionalLong parse(String id) {
        return id != null && id.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }
}
