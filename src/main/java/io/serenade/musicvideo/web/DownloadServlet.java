package io.serenade.musicvideo.web;

import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmVersion;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.Films.Entry;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems;
import io.serenade.storage.MediaKind;
import io.serenade.storage.web.StorageServlet;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A finished film as a file, for its owner. Reached through {@link DownloadFilter} only. */
@WebServlet(urlPatterns = DownloadServlet.ROOT + "*", asyncSupported = true)
public class DownloadServlet extends StorageServlet {
    static final String ROOT = "/storage/download/";

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Inject
    private transient OwnFilms own;

    @Inject
    private transient FilmVersions versions;

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() != DispatcherType.FORWARD) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            serve(own.get(request.getPathInfo().substring(1), request), request, response);
        } catch (ProblemException e) {
            tell(Problems.of(e.type(), e.getMessage()), request, response);
        } catch (WebApplicationException e) {
            tell(e.getResponse(), request, response);
        }
    }

    private void serve(Entry entry, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FilmShape own = entry.film().shape();
        FilmShape shape = shapeOf(request).orElse(own);
        Optional<FilmVersion> version =
                shape == own ? Optional.empty() : versions.find(entry.job().id(), shape);
        Optional<String> key = shape == own ? entry.film().videoKey() : version.map(FilmVersion::key);
        if (key.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "There is no finished video yet; GET /api/v1/jobs/{id} says how it stands.");
        }
        Instant made = version.map(FilmVersion::madeAt)
                .orElseGet(() -> entry.film().finishedAt().orElseThrow());
        String name = "music_video_" + TIMESTAMP.format(made)
                + (version.isPresent() ? "_" + shape.ratio().replace(':', 'x') : "") + ".mp4";
        serve(
                MediaKind.VIDEO_OUTPUT,
                key.get(),
                "video/mp4",
                "private, no-cache",
                Optional.of(name),
                request,
                response);
    }

    /** The requested shape, otherwise the film's own. */
    private static Optional<FilmShape> shapeOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("format")).map(ratio -> FilmShape.find(ratio)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.BAD_REQUEST, "The format must be 16:9, 9:16 or 1:1.")));
    }

    private static void tell(Response refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(refusal.getStatus());
        response.setHeader("Cache-Control", "no-store");
        Optional.ofNullable(refusal.getHeaderString("WWW-Authenticate"))
                .ifPresent(challenge -> response.setHeader("WWW-Authenticate", challenge));
        if (refusal.getEntity() instanceof JsonObject problem
                && request.getMethod().equals("GET")) {
            response.setContentType(Problems.MEDIA_TYPE.toString());
            response.getOutputStream().write(problem.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
