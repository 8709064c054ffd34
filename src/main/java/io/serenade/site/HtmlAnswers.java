package io.serenade.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends HTML pages. Most must not be cached. */
public final class HtmlAnswers {
    private HtmlAnswers() {}

    public static void send(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        write(response, html);
    }

    /** A page that is the same for everybody with its link: caches may keep it for a minute. */
    public static void sendShared(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=0, s-maxage=60");
        write(response, html);
    }

    /** By the stream: the container makes a writer for each answer in a costly way. */
    private static void write(HttpServletResponse response, String html) throws IOException {
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    /** @param path of this site */
    public static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-store");
    }
}
