package io.serenade.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends pages, which are never kept by anybody on the way: each is true for a moment only. */
public final class HtmlAnswers {
    private HtmlAnswers() {}

    public static void send(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(html);
    }

    /** @param path of this site */
    public static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-store");
    }
}
