package io.serenade.generation.web;

import io.serenade.generation.Generations;
import io.serenade.generation.Generations.Entry;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoredMedia;
import io.serenade.storage.web.MediaAnswer;
import io.serenade.storage.web.StorageServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was generated, for whoever knows the job's id; {@code ?download} offers it as a file. */
@WebServlet("/media/*")
public class GeneratedMediaServlet extends StorageServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern KEY =
            Pattern.compile("/((([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(-\\d{1,2})?)\\.[a-z0-9]{2,4})");
    private static final Duration SIGNED_FOR = Duration.ofMinutes(10);

    /** A result never changes under its address. */
    private static final String CACHE = "private, max-age=86400, immutable";

    @Inject
    private transient Generations generations;

    @Inject
    private transient MediaStore media;

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
        String type = typeOf(key);
        Optional<String> download =
                Optional.ofNullable(request.getParameter("download")).map(asked -> key);
        Optional<URI> signed = media.signedUrl(MediaKind.GENERATED, key, SIGNED_FOR, type, download);
        if (signed.isPresent()) {
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
            response.setHeader("Location", signed.get().toString());
            return;
        }
        Optional<StoredMedia> found = media.find(MediaKind.GENERATED, key);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        new MediaAnswer(found.get(), type, CACHE, download).send(request, response);
    }

    private String typeOf(String key) {
        return key.endsWith(".txt")
                ? "text/plain; charset=utf-8"
                : Optional.ofNullable(getServletContext().getMimeType(key)).orElse("application/octet-stream");
    }
}
