package io.serenade.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Adds the security headers to every answer, which restrict what a browser may load and do; also to error pages, for
 * which the container resets the answer.
 */
public class SecurityHeaders implements Filter {
    private static final String POLICY = "Content-Security-Policy";
    private static final String PAGES = "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; "
            + "style-src 'self'; script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";
    private static final String MEDIA = "default-src 'none'; media-src 'self'; img-src 'self'; sandbox";

    /** The Swagger UI page has its own script, which sets inline styles. */
    private static final String API_PAGE = PAGES.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    /** The ReDoc page searches in a worker that it creates from its own script. */
    private static final String READING_PAGE = API_PAGE + "; worker-src blob:";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse http = (HttpServletResponse) response;
        String path = ((HttpServletRequest) request).getServletPath();
        http.setHeader("X-Content-Type-Options", "nosniff");
        http.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        http.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        http.setHeader(POLICY, policyFor(path));
        chain.doFilter(request, response);
    }

    /**
     * Headers for a file that a stranger sent or a model made: it may run nothing and load nothing, whatever it
     * contains.
     */
    public static void ofMedium(HttpServletResponse response) {
        response.setHeader(POLICY, MEDIA);
    }

    private static String policyFor(String path) {
        if (path.startsWith("/redoc")) {
            return READING_PAGE;
        }
        return path.startsWith("/docs") ? API_PAGE : PAGES;
    }
}
