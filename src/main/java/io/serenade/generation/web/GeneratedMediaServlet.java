package io.serenade.generation.web;

import io.serenade.generation.Generations;
import io.serenade.generation.Generations.Entry;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.storage.MediaKind;
import io.serenade.storage.web.StorageServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was generated, for anyone who knows the job's id; {@code ?download} offers it as a file. */
@WebServlet(urlPatterns = "/media/*", asyncSupported = true)
@CrossOrigin(CrossOrigin.Access.MEDIA)
public class GeneratedMediaServlet extends StorageServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern KEY =
            Pattern.compile("/((([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(-\\d{1,2})?)\\.[a-z0-9]{2,4})");

    /** A result never changes under its address. */
    private static final String CACHE = "private, max-age=86400, immutable";

    @Inject
    private transient Generations generations;

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = KEY.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<Entry> entry = path.matches() ? generations.find(path.group(3)) : Optional.empty();
        if (entry.isPresent() && entry.get().job().erasedAt().isPresent()) {
            response.sendError(HttpServletResponse.SC_GONE);
        } else if (entry.isPresent() && entry.get().generation().media().contains(path.group(1))) {
            serve(path.group(1), request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void serve(String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> download =
                Optional.ofNullable(request.getParameter("download")).map(asked -> key);
        serve(MediaKind.GENERATED, key, typeOf(key), CACHE, download, request, response);
    }

    private String typeOf(String key) {
        return key.endsWith(".txt")
                ? "text/plain; charset=utf-8"
                : Optional.ofNullable(getServletContext().getMimeType(key)).orElse("application/octet-stream");
    }
}
