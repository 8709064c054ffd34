package io.serenade.providers;

import io.serenade.platform.telemetry.Trace;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Tells outside services which trace a call belongs to. */
final class TraceHeader implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
        Trace.current().ifPresent(trace -> request.getHeaders().putSingle(Trace.HEADER, trace.header()));
    }
}
