package io.serenade.platform.web;

import io.serenade.platform.database.DatabaseOutage;
import io.serenade.platform.database.DatabaseWatch;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Answers 503 with {@code Retry-After} for pages and media while the database does not answer, or when it stops
 * answering during a request. The API has its own form for that, see {@link DatabaseOutageFilter}.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class DatabaseFilter implements Filter {
    private static final Logger LOG = System.getLogger(DatabaseFilter.class.getName());
    private static final List<String> WITHOUT_DATABASE = List.of(
            "/api", "/health", "/healthz", "/metrics", "/assets", "/docs", "/redoc", "/problems", "/openapi.yaml");
    private static final String RETRY_SECONDS = "5";

    @Inject
    private DatabaseWatch database;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ((HttpServletRequest) request).getServletPath();
        if (WITHOUT_DATABASE.stream().anyMatch(base -> isBelow(base, path))) {
            chain.doFilter(request, response);
        } else if (database.isAnswering()) {
            answer(request, (HttpServletResponse) response, chain);
        } else {
            refuse((HttpServletResponse) response);
        }
    }

    private static boolean isBelow(String base, String path) {
        return path.equals(base) || path.startsWith(base + "/");
    }

    private static void answer(ServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (Exception e) {
            if (response.isCommitted() || !DatabaseOutage.isCauseOf(e)) {
                throw e;
            }
            LOG.log(Level.ERROR, "A page is not shown. {0}: {1}", DatabaseOutage.describe(e), e.getMessage());
            refuse(response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", RETRY_SECONDS);
        response.setHeader("Cache-Control", "no-store");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
