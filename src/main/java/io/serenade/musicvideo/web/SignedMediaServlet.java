package io.serenade.musicvideo.web;

import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.Films.Entry;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.storage.MediaKind;
import io.serenade.storage.SignedAddresses;
import io.serenade.storage.SignedAddresses.Standing;
import io.serenade.storage.web.StorageServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Songs, pictures, clips and films for anyone who was given their address, until it expires. Those of clips end with
 * their job: then there is the film. {@code ?download} offers a medium as a file.
 */
@WebServlet(urlPatterns = "/storage/signed/*", asyncSupported = true)
@CrossOrigin(CrossOrigin.Access.MEDIA)
public class SignedMediaServlet extends StorageServlet {
    private static final long serialVersionUID = 1L;
    private static final List<MediaKind> KINDS =
            List.of(MediaKind.AUDIO_UPLOAD, MediaKind.REFERENCE_IMAGE, MediaKind.VIDEO_CLIP, MediaKind.VIDEO_OUTPUT);
    private static final Map<String, String> TYPES = Map.of(
            "mp4",
            "video/mp4",
            "png",
            "image/png",
            "mp3",
            "audio/mpeg",
            "wav",
            "audio/wav",
            "flac",
            "audio/flac",
            "vtt",
            "text/vtt;charset=UTF-8");
    private static final String CACHE = "private, max-age=3600";
    private static final String RENEW =
            "{\"detail\":\"This address has expired. Ask GET /api/v1/jobs/%s for a new one.\",\"renew\":\"/api/v1/jobs/%s\"}";

    @Inject
    private transient SignedAddresses addresses;

    @Inject
    private transient Films films;

    @Inject
    private transient EndedAddresses ended;

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Optional<MediaKind> kind = KINDS.stream()
                .filter(each -> path.startsWith(each.folder() + "/"))
                .findFirst();
        String key =
                kind.map(each -> path.substring(each.folder().length() + 1)).orElse("");
        Standing standing = kind.map(each ->
                        addresses.check(each, key, request.getParameter("expires"), request.getParameter("signature")))
                .orElse(Standing.FORGED);
        Optional<Entry> entry = standing == Standing.FORGED ? Optional.empty() : films.find(jobOf(key));
        if (entry.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (standing == Standing.EXPIRED || ended.isOver(kind.get(), key, entry.get())) {
            gone(entry.get(), response);
        } else {
            serve(kind.get(), key, request, response);
        }
    }

    private static String jobOf(String key) {
        String[] parts = key.split("/");
        return parts[Math.max(0, parts.length - 2)];
    }

    private static void gone(Entry entry, HttpServletResponse response) throws IOException {
        String id = entry.job().id();
        response.setStatus(HttpServletResponse.SC_GONE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(RENEW.formatted(id, id).getBytes(StandardCharsets.UTF_8));
    }

    private void serve(MediaKind kind, String key, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String extension = key.substring(key.lastIndexOf('.') + 1);
        Optional<String> download = Optional.ofNullable(request.getParameter("download"))
                .map(asked -> Arrays.stream(key.split("/"))
                        .reduce((first, last) -> last)
                        .orElse(key));
        serve(kind, key, TYPES.getOrDefault(extension, "application/octet-stream"), CACHE, download, request, response);
    }
}
