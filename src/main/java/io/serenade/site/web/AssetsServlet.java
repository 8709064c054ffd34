package io.serenade.site.web;

import io.serenade.site.StaticFile;
import io.serenade.site.StaticFiles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The files pages refer to: kept for ever under their hash, asked again without it. */
@WebServlet("/assets/*")
public class AssetsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient StaticFiles files;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        Optional<StaticFile> file = files.find(path);
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (files.isForever(path)) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        } else {
            String tag = "\"" + files.hash() + "\"";
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("ETag", tag);
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        byte[] content = file.get().content();
        response.setContentType(file.get().contentType());
        response.setHeader("Accept-Ranges", "bytes");
        Optional<Part> part = Part.asked(request.getHeader("Range"), content.length);
        if (part.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", part.get().of(content.length));
        }
        Part sent = part.orElse(new Part(0, content.length - 1));
        response.setContentLength(sent.length());
        response.getOutputStream().write(content, sent.first(), sent.length());
    }
}
