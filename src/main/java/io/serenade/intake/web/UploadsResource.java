package io.serenade.intake.web;

import io.serenade.accounts.ApiKey;
import io.serenade.accounts.Callers;
import io.serenade.intake.AcceptedMedia;
import io.serenade.intake.CallerClip;
import io.serenade.intake.CallerMedia;
import io.serenade.intake.CallerMedium;
import io.serenade.intake.IntakeSettings;
import io.serenade.intake.Upload;
import io.serenade.intake.Uploads;
import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.platform.limits.Limits;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.SameOrigin;
import io.serenade.platform.web.body.AcceptsFile;
import io.serenade.platform.web.body.MultipartForm;
import io.serenade.platform.web.body.RequestFile;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.RateLimitHeaders;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.providers.RefusedFileException;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
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
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/** Accepts uploads of pictures and clips before an order. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/uploads")
@Produces(MediaType.APPLICATION_JSON)
public class UploadsResource {
    private static final Logger LOG = System.getLogger(UploadsResource.class.getName());
    private static final String POLICY = "uploads";
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration TIME_TO_LOOK = Duration.ofSeconds(30);

    /** A clip of 50 MB plus the overhead of a form. */
    private static final int MAX_BYTES = 50 * 1024 * 1024 + 64 * 1024;

    @Inject
    private Callers callers;

    @Inject
    private ClientAddress addresses;

    @Inject
    private SameOrigin sameOrigin;

    @Inject
    private Limits limits;

    @Inject
    private IntakeSettings settings;

    @Inject
    private IncomingFiles incoming;

    @Inject
    private CallerMedia media;

    @Inject
    private Uploads uploads;

    /** An upload that was stored. @param seconds of a clip only */
    @JsonbPropertyOrder({"uploadId", "url", "kind", "width", "height", "seconds", "expiresAt"})
    public record Stored(
            String uploadId,
            String url,
            String kind,
            int width,
            int height,
            @JsonbNillable(false) Optional<Double> seconds,
            String expiresAt) {}

    /** Whose uploads are counted together. */
    private record Quota(String key, int limit) {}

    @POST
    @AcceptsFile(
            maxBytes = MAX_BYTES,
            advice = "Please send a picture of at most 10 MB or a clip of at most 50 MB.",
            types = {"multipart/form-data", "image/", "video/", "application/octet-stream", "application/mp4"})
    public Response upload(@Context HttpServletRequest request) {
        Quota quota = quotaOf(request);
        RequestFile sent = RequestFile.of(request);
        Verdict before = limits.peek(quota.key(), quota.limit(), WINDOW);
        if (!before.allowed()) {
            return Problems.quotaExceeded(POLICY, WINDOW, before);
        }
        try (CallerMedium medium = media.inspect(fileOf(sent), AcceptedMedia.PICTURES_AND_CLIPS, TIME_TO_LOOK)) {
            Verdict counted = limits.slide(quota.key(), quota.limit(), WINDOW);
            return counted.allowed() ? stored(medium, counted) : Problems.quotaExceeded(POLICY, WINDOW, counted);
        } catch (RefusedFileException e) {
            return refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("Interrupted while an upload was looked at", e);
        }
    }

    private Quota quotaOf(HttpServletRequest request) {
        Optional<ApiKey> key = callers.find(request);
        if (key.isPresent()) {
            return new Quota("uploads:key:" + key.get().id(), key.get().limitPerHour());
        }
        String origin = request.getHeader("Origin");
        if (!sameOrigin.allows(request.getMethod(), origin, request.getHeader(HttpHeaders.HOST))) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Pages of other sites need an API key to send files here.");
        }
        return new Quota("uploads:address:" + addresses.keyOf(request), settings.uploadsPerHour());
    }

    /** The uploaded file, moved out of the request body. */
    private TemporaryFile fileOf(RequestFile sent) {
        TemporaryFile file = incoming.create();
        boolean whole = false;
        try {
            if (MultipartForm.isOne(sent.contentType())) {
                MultipartForm.copyFile(sent.path(), sent.contentType(), file.path());
            } else {
                Files.move(sent.path(), file.path(), StandardCopyOption.REPLACE_EXISTING);
            }
            whole = true;
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("What was sent cannot be read again", e);
        } finally {
            if (!whole) {
                file.close();
            }
        }
    }

    private Response stored(CallerMedium medium, Verdict counted) throws InterruptedException {
        try {
            Upload upload = uploads.add(medium);
            Stored answer = new Stored(
                    upload.id(),
                    uploads.addressOf(upload),
                    medium instanceof CallerClip ? "clip" : "picture",
                    upload.width(),
                    upload.height(),
                    upload.length().map(length -> length.toMillis() / 1000.0),
                    upload.expiresAt().toString());
            return RateLimitHeaders.add(JsonResponses.of(201, answer), POLICY, WINDOW, counted)
                    .header(HttpHeaders.LOCATION, answer.url())
                    .build();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "An upload could not be stored", e);
            return Problems.of(
                    ProblemType.SERVICE_UNAVAILABLE, "Files cannot be stored just now. Please send it again later.");
        }
    }

    private static Response refused(RefusedFileException refusal) {
        ProblemType type =
                switch (refusal.code()) {
                    case TOO_LARGE -> ProblemType.PAYLOAD_TOO_LARGE;
                    case UNSUPPORTED -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case DAMAGED, UNREACHABLE, NOT_PUBLIC -> ProblemType.VALIDATION_FAILED;
                };
        return Problems.answer(
                        type,
                        Problems.body(type, refusal.getMessage())
                                .add("code", refusal.code().word()))
                .build();
    }
}
