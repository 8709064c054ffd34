package io.serenade.site.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.site.Site;
import io.serenade.site.StaticFiles;
import io.serenade.site.Templates;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What browsers, telephones and crawlers request from every site by convention: icons, manifest, and where to look. */
@WebServlet({"/favicon.ico", "/apple-touch-icon.png", "/manifest.webmanifest", "/robots.txt"})
public class RootFilesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int SMALL_ICON = 32;
    private static final int ICON_HEADER = 22;

    /**
     * Songs are for anyone who has their link; their pages say "noindex" themselves, which only a crawler that reads
     * them sees.
     */
    private static final String ROBOTS = """
            User-agent: *
            Disallow: /api/
            Disallow: /admin
            Disallow: /sandbox/
            """;

    @Inject
    private transient StaticFiles files;

    @Inject
    private transient Templates templates;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case "/favicon.ico" -> send(response, "image/x-icon", icon(picture(SMALL_ICON)));
            case "/apple-touch-icon.png" -> send(response, "image/png", picture(180));
            case "/robots.txt" -> send(response, "text/plain;charset=UTF-8", ROBOTS.getBytes(StandardCharsets.UTF_8));
            default -> send(response, "application/manifest+json", manifest());
        }
    }

    private byte[] picture(int edge) {
        return files.find("/assets/theme/icon-" + edge + ".png").orElseThrow().content();
    }

    /** An ICO with one picture, which may be stored as PNG. */
    private static byte[] icon(byte[] png) {
        return ByteBuffer.allocate(ICON_HEADER + png.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 1)
                .put((byte) SMALL_ICON)
                .put((byte) SMALL_ICON)
                .put(new byte[2])
                .putShort((short) 1)
                .putShort((short) 32)
                .putInt(png.length)
                .putInt(ICON_HEADER)
                .put(png)
                .array();
    }

    private byte[] manifest() {
        Site site = templates.site();
        String colour = site.theme().palette().colour("wine");
        return JSON.createObjectBuilder()
                .add("name", site.theme().brand())
                .add("short_name", site.theme().brand())
                .add("description", site.text("site.tagline"))
                .add("lang", site.theme().language())
                .add("start_url", "/")
                .add("display", "browser")
                .add("background_color", colour)
                .add("theme_color", colour)
                .add(
                        "icons",
                        JSON.createArrayBuilder()
                                .add(JSON.createObjectBuilder()
                                        .add("src", site.asset("theme/icon-180.png"))
                                        .add("sizes", "180x180")
                                        .add("type", "image/png"))
                                .add(JSON.createObjectBuilder()
                                        .add("src", site.asset("theme/icon-512.png"))
                                        .add("sizes", "512x512")
                                        .add("type", "image/png")))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", "public, max-age=86400");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
