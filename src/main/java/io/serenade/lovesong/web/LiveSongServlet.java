package io.serenade.lovesong.web;

import io.serenade.lovesong.Submission;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.web.ClientAddress;
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

/**
 * A song whose video is not finished: streamed while the provider makes it, and as a file once it is in our storage.
 * Passed on under our own address, so that neither keys nor visitors' addresses reach others.
 */
@WebServlet(urlPatterns = "/storage/live/*", asyncSupported = true)
@CrossOrigin(CrossOrigin.Access.MEDIA)
public class LiveSongServlet extends StorageServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern SONG = Pattern.compile("/([a-z0-9]{24})\\.mp3");
    private static final String NOT_KEPT = "no-store";

    @Inject
    private transient Submissions submissions;

    @Inject
    private transient LiveSongs songs;

    @Inject
    private transient ClientAddress addresses;

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Submission> song = Optional.ofNullable(request.getPathInfo())
                .map(SONG::matcher)
                .filter(Matcher::matches)
                .flatMap(path -> submissions.find(path.group(1)))
                .filter(entry -> entry.job().erasedAt().isEmpty())
                .map(Entry::submission);
        Optional<String> file = song.flatMap(Submission::songKey);
        Optional<String> task = song.flatMap(Submission::streamTask);
        if (file.isPresent()) {
            String type = file.get().endsWith(".m4a") ? "audio/mp4" : "audio/mpeg";
            serve(MediaKind.SONG, file.get(), type, NOT_KEPT, Optional.empty(), request, response);
        } else if (task.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!songs.listen(song.get().sessionId(), task.get(), addresses.keyOf(request), request)) {
            response.setHeader("Retry-After", "10");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
