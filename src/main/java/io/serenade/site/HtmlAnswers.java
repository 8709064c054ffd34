package io.serenade.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends pages. Most are true for a moment only and are kept by nobody on the way. */
public final class HtmlAnswers {
    private HtmlAnswers() {}

    public static void send(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(html);
    }

    /** A page that is the same for everybody who has its link: whoever stands on the way may show it for a minute. */
    public static void sendShared(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=0, s-maxage=60");
        response.getWriter().write(html);
    }

    /** @param path of this site */
    public static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-store");
    }
}
