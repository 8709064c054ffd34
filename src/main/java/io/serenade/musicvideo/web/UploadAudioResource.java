package io.serenade.musicvideo.web;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.accounts.CallerLimits.LimitException;
import io.serenade.accounts.Callers;
import io.serenade.musicvideo.AcceptFilm;
import io.serenade.musicvideo.AcceptFilm.TooDearException;
import io.serenade.musicvideo.RefusedSongException;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.Films.QuotaException;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.body.AcceptsFile;
import io.serenade.platform.web.body.MultipartForm;
import io.serenade.platform.web.body.MultipartForm.Part;
import io.serenade.platform.web.body.RequestFile;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.RateLimitHeaders;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.providers.MediaGenerator;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;

/** Takes songs, each for a music video. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/upload-audio")
@Produces(MediaType.APPLICATION_JSON)
public class UploadAudioResource {
    private static final Logger LOG = System.getLogger(UploadAudioResource.class.getName());
    private static final String POLICY = "upload-audio";
    private static final String FILE = "audio_file";
    private static final String PROMPT = "user_prompt";
    private static final int SHORTEST_PROMPT = 50;
    private static final int LONGEST_PROMPT = 500;

    /** The longest prompt, at four bytes for each character, with room for spaces around it. */
    private static final int MAX_PROMPT_BYTES = 16 * 1024;

    private static final int MAX_BYTES = 11 * 1024 * 1024;

    @Inject
    private Callers callers;

    @Inject
    private CallerLimits limits;

    @Inject
    private AcceptFilm acceptance;

    @Inject
    private MediaGenerator generator;

    @Inject
    private Films films;

    @Inject
    private FilmAddresses addresses;

    @Inject
    private IncomingFiles incoming;

    @Inject
    private MusicVideoSettings settings;

    /** The answer to an accepted song. @param estimatedTime seconds until its film is ready */
    @JsonbPropertyOrder({"jobId", "audioUrl", "status", "estimatedTime"})
    public record AcceptedMedia(String jobId, String audioUrl, String status, int estimatedTime) {}

    @POST
    @AcceptsFile(
            maxBytes = MAX_BYTES,
            advice = "Please send a song of at most 10 MB.",
            types = {""})
    public Response upload(@Context HttpServletRequest request) {
        Caller caller = callers.known(request, Film.PRODUCT, settings.filmsPerHour());
        refuseUnlessConfigured();
        RequestFile sent = RequestFile.of(request);
        if (!MultipartForm.isOne(sent.contentType())) {
            throw bad("Please send multipart/form-data with the fields audio_file and user_prompt.");
        }
        try (TemporaryFile song = incoming.create()) {
            List<Part> parts = MultipartForm.parts(sent.path(), sent.contentType());
            Part file = one(parts, FILE);
            String prompt = promptOf(one(parts, PROMPT));
            FilmShape shape = shapeOf(parts);
            boolean review = text(parts, "review").equals("true");
            file.copyTo(song.path());
            return taken(acceptance.accept(song.path(), prompt, shape, review, caller), caller);
        } catch (RefusedSongException e) {
            throw bad(e.getMessage());
        } catch (TooDearException e) {
            return refused(
                    ProblemType.BAD_REQUEST,
                    "BUDGET_EXCEEDED",
                    "Even the shortest video of this song would cost more than "
                            + settings.budget().toPlainString() + " dollars.");
        } catch (QuotaException e) {
            return refused(
                    ProblemType.PAYLOAD_TOO_LARGE,
                    "QUOTA_EXCEEDED",
                    "Your storage is full. Delete videos that you do not need any more.");
        } catch (LimitException e) {
            return Problems.quotaExceeded(POLICY, Caller.WINDOW, e.verdict());
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "A song could not be stored: {0}", e.getMessage());
            throw new ProblemException(ProblemType.SERVICE_UNAVAILABLE, "Service temporarily unavailable", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("Interrupted while a song was looked at", e);
        }
    }

    private void refuseUnlessConfigured() {
        if (generator.models().isEmpty()) {
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE,
                    "No videos can be made here yet: the operator must set REPLICATE_API_TOKEN, or SANDBOX=on to try it.");
        }
    }

    private static Part one(List<Part> parts, String name) {
        List<Part> found =
                parts.stream().filter(part -> part.name().equals(name)).toList();
        if (found.size() != 1) {
            throw bad(
                    found.isEmpty()
                            ? "The field " + name + " is missing."
                            : "The field " + name + " is there more than once.");
        }
        return found.get(0);
    }

    private static String promptOf(Part part) throws IOException {
        String prompt = part.size() > MAX_PROMPT_BYTES ? "" : part.text().strip();
        int length = prompt.codePointCount(0, prompt.length());
        if (length < SHORTEST_PROMPT || length > LONGEST_PROMPT || prompt.indexOf('\0') >= 0) {
            throw bad("The prompt must have " + SHORTEST_PROMPT + " to " + LONGEST_PROMPT + " characters"
                    + (part.size() > MAX_PROMPT_BYTES ? "." : "; it has " + length + "."));
        }
        return prompt;
    }

    private static FilmShape shapeOf(List<Part> parts) throws IOException {
        String asked = text(parts, "format");
        return asked.isEmpty()
                ? FilmShape.WIDE
                : FilmShape.find(asked).orElseThrow(() -> bad("The format must be 16:9, 9:16 or 1:1."));
    }

    private static String text(List<Part> parts, String name) throws IOException {
        for (Part part : parts) {
            if (part.name().equals(name) && part.size() <= 100) {
                return part.text().strip().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private Response taken(String id, Caller caller) {
        Film film = films.find(id).orElseThrow().film();
        AcceptedMedia answer = new AcceptedMedia(
                id, addresses.audio(film.audioKey().orElseThrow()), "queued", film.estimatedSeconds());
        return RateLimitHeaders.add(
                        JsonResponses.of(200, answer).header(HttpHeaders.LOCATION, "/api/v1/jobs/" + id),
                        POLICY,
                        Caller.WINDOW,
                        limits.peek(caller))
                .build();
    }

    private static Response refused(ProblemType type, String code, String sentence) {
        return Problems.answer(type, Problems.body(type, sentence).add("code", code))
                .build();
    }

    private static ProblemException bad(String sentence) {
        return new ProblemException(ProblemType.BAD_REQUEST, sentence);
    }
}
