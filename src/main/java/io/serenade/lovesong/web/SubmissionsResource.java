package io.serenade.lovesong.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.IdempotencyKey;
import io.serenade.lovesong.AcceptSubmission;
import io.serenade.lovesong.AcceptSubmission.Accepted;
import io.serenade.lovesong.CampaignState;
import io.serenade.lovesong.Erasure;
import io.serenade.lovesong.FormException;
import io.serenade.lovesong.LimitException;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.PhotoException;
import io.serenade.lovesong.RetrySubmission;
import io.serenade.lovesong.Submission;
import io.serenade.lovesong.SubmissionForm;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.Ids;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Visitors' orders: placing, retrying and deleting them. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/submissions")
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionsResource {
    private static final Logger LOG = System.getLogger(SubmissionsResource.class.getName());

    /** The answer to an accepted order. @param cookieId only for a browser that sent none */
    @JsonbPropertyOrder({"success", "sessionId", "cookieId", "deleteToken", "message"})
    public record Received(
            boolean success,
            String sessionId,
            @JsonbNillable(false) Optional<String> cookieId,
            String deleteToken,
            String message) {}

    @Inject
    private AcceptSubmission acceptance;

    @Inject
    private Submissions submissions;

    @Inject
    private RetrySubmission secondTry;

    @Inject
    private Erasure erasure;

    @Inject
    private CampaignState campaign;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private ClientAddress addresses;

    @POST
    @AcceptsJson(maxBytes = 7_200_000, advice = "Please send a photo of at most 5MB.")
    public Response submit(@Context HttpServletRequest request, @HeaderParam("Idempotency-Key") String key) {
        Optional<Response> closed = refusalOfCampaign();
        if (closed.isPresent()) {
            return closed.get();
        }
        if (key != null && !IdempotencyKey.isUsable(key)) {
            return MicrositeResponses.failure(
                    400, "validation_failed", "Idempotency-Key must have 1 to 255 visible characters.");
        }
        RequestBody body = RequestBody.of(request);
        JsonObject order = body.json();
        Optional<String> cookie = cookieIn(order);
        String scope = cookie.map(id -> IdempotencyKey.scopeOf(Submission.PRODUCT, "cookie", id))
                .orElseGet(() -> IdempotencyKey.scopeOf(Submission.PRODUCT, request.getRequestURI()));
        Optional<IdempotencyKey> named =
                Optional.ofNullable(key).map(name -> new IdempotencyKey(scope, name, body.fingerprint()));
        return accept(order, cookie.isPresent(), addresses.keyOf(request), named);
    }

    private static Optional<String> cookieIn(JsonObject json) {
        return json.get("cookie_id") instanceof JsonString cookie
                ? Optional.of(cookie.getString()).filter(id -> !id.isEmpty())
                : Optional.empty();
    }

    private Response accept(JsonObject json, boolean cookieKnown, String address, Optional<IdempotencyKey> key) {
        try {
            return accepted(
                    acceptance.accept(() -> SubmissionForm.read(json, settings), cookieKnown, address, key), address);
        } catch (FormException e) {
            JsonArrayBuilder fields = JSON.createArrayBuilder();
            e.fields()
                    .forEach(field -> fields.add(JSON.createObjectBuilder()
                            .add("field", field.field())
                            .add("message", field.message())));
            boolean photoOnly =
                    e.fields().stream().allMatch(field -> field.field().equals("photo"));
            String error = photoOnly ? "Invalid image format" : "validation_failed";
            return MicrositeResponses.json(
                            400,
                            MicrositeResponses.failureBody(error, e.getMessage())
                                    .add("fields", fields))
                    .build();
        } catch (PhotoException e) {
            JsonObjectBuilder field =
                    JSON.createObjectBuilder().add("field", "photo").add("message", e.getMessage());
            return MicrositeResponses.json(
                            400,
                            MicrositeResponses.failureBody("Invalid image format", e.getMessage())
                                    .add("fields", JSON.createArrayBuilder().add(field)))
                    .build();
        } catch (LimitException e) {
            return LimitAnswers.refused(e);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A photo could not be stored", e);
            return MicrositeResponses.unavailable();
        }
    }

    private Response accepted(Accepted accepted, String address) {
        Received received = new Received(
                true,
                accepted.sessionId(),
                accepted.newCookieId(),
                accepted.deleteToken(),
                "Submission received successfully");
        Verdict left = submissions.peekAddress(address);
        return LimitAnswers.withHeaders(JsonResponses.of(200, received), "submissions", left)
                .build();
    }

    @POST
    @Path("/{id}/retry")
    @AcceptsJson(maxBytes = 4_096, advice = "Please send the cookie_id only.")
    public Response tryAgain(@PathParam("id") String id, @Context HttpServletRequest request) {
        Optional<Entry> entry = submissions.find(id);
        Optional<Response> absence = SongAnswers.absence(entry);
        if (absence.isPresent()) {
            return absence.get();
        }
        String cookie = RequestBody.of(request).json().getString("cookie_id", "");
        if (!SongAnswers.sameText(cookie, entry.get().submission().cookieId())) {
            return MicrositeResponses.failure(
                    403, "forbidden", "Only the browser that ordered this song can try it again.");
        }
        return switch (secondTry.begin(id)) {
            case ON_ITS_WAY -> SongAnswers.done(id);
            case NOT_FAILED ->
                MicrositeResponses.failure(409, "not_failed", "Only a song that failed can be tried again.");
            case TRIED_TOO_OFTEN ->
                MicrositeResponses.failure(
                        409, "tried_too_often", "This song was tried again and again. Please order a new one.");
        };
    }

    @DELETE
    @Path("/{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam("X-Delete-Token") String token) {
        Optional<Response> refusal = refusalOfToken(id, token);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        erasure.forget(id);
        erasure.deleteFiles(id);
        return Response.noContent().build();
    }

    /** Removes an answer from a song's page, for the owner of that song. */
    @DELETE
    @Path("/{id}/answers/{answer}")
    public Response refuseAnswer(
            @PathParam("id") String id,
            @PathParam("answer") String answer,
            @HeaderParam("X-Delete-Token") String token) {
        Optional<Response> refusal = refusalOfToken(id, token);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return submissions.unlink(id, answer) ? Response.noContent().build() : SongAnswers.notFound();
    }

    private Optional<Response> refusalOfToken(String id, String token) {
        Optional<Entry> entry = submissions.find(id);
        return SongAnswers.absence(entry)
                .or(() -> Optional.ofNullable(token)
                                .filter(sent -> SongAnswers.sameText(
                                        Ids.hash(sent), entry.get().submission().deleteTokenHash()))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(MicrositeResponses.failure(
                                403,
                                "forbidden",
                                "Please send the song's delete_token in the header X-Delete-Token.")));
    }

    private Optional<Response> refusalOfCampaign() {
        return switch (campaign.plan()) {
            case NOT_YET ->
                Optional.of(MicrositeResponses.failure(
                        403, "campaign_not_open", "The campaign has not begun yet. See you soon!"));
            case CLOSED ->
                Optional.of(MicrositeResponses.failure(403, "campaign_closed", "The campaign is over. Thank you!"));
            case UNAVAILABLE ->
                Optional.of(MicrositeResponses.failure(
                        503,
                        "service_unavailable",
                        "Songs cannot be ordered here yet: the operator must set SONAUTO_API_KEY, or"
                                + " SANDBOX=on to try it."));
            case OPEN, PAUSED, SOLD_OUT, FULL, LIMIT_REACHED, TOO_MANY_REQUESTS -> Optional.empty();
        };
    }
}
