package io.serenade.platform.web;

import io.serenade.platform.telemetry.Trace;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes a caller's {@code traceparent} the current trace while the request is answered, also after an asynchronous
 * dispatch.
 */
@WebFilter(
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class TraceFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Trace.enter(Trace.parse(((HttpServletRequest) request).getHeader(Trace.HEADER)));
        try {
            chain.doFilter(request, response);
        } finally {
            Trace.enter(Optional.empty());
        }
    }
}
