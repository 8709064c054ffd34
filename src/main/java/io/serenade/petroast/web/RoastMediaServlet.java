package io.serenade.petroast.web;

import io.serenade.petroast.Roasts;
import io.serenade.petroast.Roasts.Entry;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.storage.AttachmentName;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The videos, for anyone who knows the job's id, and the pictures of roasts under way, for the provider, which knows
 * their names. For a finished video there is a frame of it, and for one with a filter the video without it. {@code
 * ?download} offers one as a file.
 */
@WebServlet(urlPatterns = "/roasts/*", asyncSupported = true)
@CrossOrigin(CrossOrigin.Access.MEDIA)
public class RoastMediaServlet extends StorageServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern KEY = Pattern.compile(
            "/(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:(?:-plain)?\\.mp4|(?:-[a-z0-9]{24})?\\.jpg))");

    /** Neither ever changes under its address. */
    private static final String CACHE = "private, max-age=86400, immutable";

    @Inject
    private transient Roasts roasts;

    @Inject
    private transient MediaStore media;

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = KEY.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<Entry> entry = path.matches() ? roasts.find(path.group(2)) : Optional.empty();
        if (entry.isPresent() && entry.get().job().erasedAt().isPresent()) {
            response.sendError(HttpServletResponse.SC_GONE);
        } else if (entry.isPresent() && isShown(path.group(1), entry.get())) {
            serve(path.group(1), request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean isShown(String key, Entry entry) {
        Optional<String> shown = entry.roast().video();
        boolean video = shown.filter(key::equals).isPresent()
                || shown.isPresent()
                        && entry.roast().plainVideo().filter(key::equals).isPresent();
        boolean poster =
                shown.isPresent() && entry.roast().poster().filter(key::equals).isPresent();
        boolean picture = entry.roast().picture().filter(key::equals).isPresent();
        return video || poster || picture && !entry.job().state().isFinished();
    }

    private void serve(String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<StoredMedia> found = media.find(MediaKind.GENERATED, key);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<AttachmentName> download =
                Optional.ofNullable(request.getParameter("download")).map(asked -> AttachmentName.of(key));
        String type = key.endsWith(".mp4") ? "video/mp4" : "image/jpeg";
        send(new MediaAnswer(found.get(), type, CACHE, download), request, response);
    }
}
