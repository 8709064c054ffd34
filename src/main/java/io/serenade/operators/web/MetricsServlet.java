package io.serenade.operators.web;

import io.serenade.operators.measures.MetricsSettings;
import io.serenade.operators.measures.Scrape;
import io.serenade.platform.settings.PublicAddress;
import io.serenade.platform.web.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Measures for Prometheus. They go to whoever shows {@code METRICS_TOKEN}; without such a token to private addresses
 * that ask directly, because a proxy has a private address too and passes on anybody's requests.
 */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEARER = "Bearer ";

    @Inject
    private transient MetricsSettings settings;

    @Inject
    private transient ClientAddress addresses;

    @Inject
    private transient Scrape scrape;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (settings.token().isPresent() && !showsToken(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (settings.token().isEmpty() && !asksFromNearby(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.setContentType(TYPE);
            response.getOutputStream().write(scrape.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private boolean showsToken(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null
                && header.startsWith(BEARER)
                && settings.token().orElseThrow().matches(header.substring(BEARER.length()));
    }

    private boolean asksFromNearby(HttpServletRequest request) {
        boolean forwarded =
                Stream.of("X-Forwarded-For", "Forwarded", "Via").anyMatch(header -> request.getHeader(header) != null);
        return !forwarded && !PublicAddress.isPublic(addresses.of(request));
    }
}
