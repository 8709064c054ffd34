package io.serenade.musicvideo.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forwards downloads to a servlet, which sends large files without blocking a thread as a resource would. */
@WebFilter(urlPatterns = "/api/v1/jobs/*", asyncSupported = true)
public class DownloadFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/api/v1/jobs/([0-9A-Za-z-]{1,64})/download");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Matcher download = PATH.matcher(path);
        if (download.matches() && READING.contains(request.getMethod())) {
            request.getRequestDispatcher(DownloadServlet.ROOT + download.group(1))
                    .forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
