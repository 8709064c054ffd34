package io.serenade.platform.web.routes;

import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.web.routes.CrossOrigin.Access;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets the scripts of the configured origins call us, with credentials, as far as {@link CrossOrigin} on the resource
 * or the servlet says. It runs before both, so that those scripts can read refusals as well.
 */
public class CrossOriginFilter implements Filter {
    @Inject
    ServerSettings settings;

    @Inject
    ApiRoutes routes;

    /** What servlets allow, by their names; limited by the number of deployed servlets. */
    private final Map<String, Access> servlets = new ConcurrentHashMap<>();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!answered((HttpServletRequest) request, (HttpServletResponse) response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean answered(HttpServletRequest request, HttpServletResponse response) {
        boolean isApi = routes.isApi(request);
        Access access = isApi ? routes.crossOriginOf(request) : accessToServlet(request);
        String origin = request.getHeader("Origin");
        if (access != Access.NONE) {
            // A browser that keeps the answer for one origin must not show it to another.
            response.addHeader("Vary", "Origin");
        }
        boolean preflight = request.getMethod().equals("OPTIONS")
                && origin != null
                && request.getHeader("Access-Control-Request-Method") != null
                && (isApi || access != Access.NONE);
        if (access != Access.NONE && settings.corsAllowedOrigins().contains(origin)) {
            response.setHeader("Access-Control-Allow-Credentials", "true");
            allow(origin, access, preflight, request, response);
        } else if (access.isOpen()) {
            settings.allowedWithoutCredentials(origin)
                    .ifPresent(allowed -> allow(allowed, access, preflight, request, response));
        } else if (preflight && isApi && routes.answersTell(request)) {
            settings.allowedWithoutCredentials(origin)
                    .ifPresent(allowed -> allow(allowed, Access.OPEN, true, request, response));
        }
        if (preflight) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        return preflight;
    }

    private static void allow(
            String origin, Access access, boolean preflight, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (!preflight) {
            response.setHeader("Access-Control-Expose-Headers", access.exposed());
            return;
        }
        response.setHeader("Access-Control-Max-Age", "3600");
        response.setHeader("Access-Control-Allow-Methods", access.methods());
        String asked = request.getHeader("Access-Control-Request-Headers");
        if (!access.headers().isEmpty()) {
            response.setHeader("Access-Control-Allow-Headers", access.headers());
        } else if (asked != null && asked.matches("[A-Za-z0-9, -]{1,500}")) {
            response.setHeader("Access-Control-Allow-Headers", asked);
        }
    }

    private Access accessToServlet(HttpServletRequest request) {
        return servlets.computeIfAbsent(
                request.getHttpServletMapping().getServletName(),
                name -> accessToServlet(name, request.getServletContext()));
    }

    private static Access accessToServlet(String name, ServletContext context) {
        return Optional.ofNullable(context.getServletRegistration(name))
                .map(ServletRegistration::getClassName)
                .map(CrossOriginFilter::accessToClass)
                .orElse(Access.NONE);
    }

    private static Access accessToClass(String name) {
        try {
            CrossOrigin rule = Class.forName(name, false, CrossOriginFilter.class.getClassLoader())
                    .getAnnotation(CrossOrigin.class);
            return rule == null ? Access.NONE : rule.value();
        } catch (ClassNotFoundException e) {
            // A servlet of the server itself, such as the one for files.
            return Access.NONE;
        }
    }
}
