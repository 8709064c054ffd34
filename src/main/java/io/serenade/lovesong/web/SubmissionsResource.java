package io.serenade.lovesong.web;

import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.IdempotencyKeys.IdempotencyKey;
import io.serenade.lovesong.AcceptSubmission;
import io.serenade.lovesong.AcceptSubmission.Accepted;
import io.serenade.lovesong.CampaignState;
import io.serenade.lovesong.Erasure;
import io.serenade.lovesong.FormException;
import io.serenade.lovesong.LimitException;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.PhotoException;
import io.serenade.lovesong.RetrySubmission;
import io.serenade.lovesong.SubmissionForm;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.Ids;
import io.serenade.platform.Limits.Verdict;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.MicrositeResponses;
import io.serenade.platform.web.RequestBody;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
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

/** Orders of visitors: made, tried again and deleted. */
@Path("/submissions")
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionsResource {
    private static final Logger LOG = System.getLogger(SubmissionsResource.class.getName());
    private static final int MOST_BYTES = 7_200_000;
    private static final int MOST_BYTES_OF_A_WORD = 4_096;

    @Inject
    private AcceptSubmission acceptance;

    @Inject
    private Submissions submissions;

    @Inject
    private IdempotencyKeys keys;

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
    public Response submit(@Context HttpServletRequest request, @HeaderParam("Idempotency-Key") String key) {
        Optional<Response> closed = refusalOfCampaign();
        if (closed.isPresent()) {
            return closed.get();
        }
        if (key != null && !key.matches("[\\x21-\\x7e]{1,255}")) {
            return MicrositeResponses.failure(
                    400, "validation_failed", "Idempotency-Key must have 1 to 255 visible characters.");
        }
        RequestBody.Parsed body = RequestBody.read(request, MOST_BYTES, "Please send a photo of at most 5MB.");
        Optional<IdempotencyKey> named = Optional.ofNullable(key).map(k -> new IdempotencyKey(k, body.fingerprint()));
        return named.flatMap(k -> repeated(k, body.json(), request))
                .orElseGet(() -> accept(request, body.json(), named));
    }

    /** The answer to an order that came before under the same key; empty when there was none. */
    private Optional<Response> repeated(IdempotencyKey key, JsonObject json, HttpServletRequest request) {
        boolean cookieKnown = json.get("cookie_id") instanceof JsonString cookie
                && !cookie.getString().isEmpty();
        return keys.find(key.key())
                .map(before -> before.fingerprint().equals(key.fingerprint())
                        ? accepted(acceptance.repeat(before, cookieKnown), addresses.keyOf(request))
                        : MicrositeResponses.failure(
                                422,
                                "idempotency_key_reused",
                                "This Idempotency-Key was used for another order before."));
    }

    private Response accept(HttpServletRequest request, JsonObject json, Optional<IdempotencyKey> key) {
        String address = addresses.keyOf(request);
        try {
            SubmissionForm form = SubmissionForm.read(json, settings);
            return accepted(acceptance.accept(form, address, key), address);
        } catch (IdempotencyKeys.KeyTakenException e) {
            return repeated(key.orElseThrow(), json, request).orElseThrow();
        } catch (FormException e) {
            JsonArrayBuilder fields = Json.createArrayBuilder();
            e.fields()
                    .forEach(field -> fields.add(Json.createObjectBuilder()
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
                    Json.createObjectBuilder().add("field", "photo").add("message", e.getMessage());
            return MicrositeResponses.json(
                            400,
                            MicrositeResponses.failureBody("Invalid image format", e.getMessage())
                                    .add("fields", Json.createArrayBuilder().add(field)))
                    .build();
        } catch (LimitException e) {
            return LimitAnswers.refused(e);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A photo could not be stored", e);
            return MicrositeResponses.unavailable();
        }
    }

    private Response accepted(Accepted accepted, String address) {
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("success", true).add("session_id", accepted.sessionId());
        accepted.newCookieId().ifPresent(cookie -> body.add("cookie_id", cookie));
        body.add("delete_token", accepted.deleteToken()).add("message", "Submission received successfully");
        Verdict left = submissions.peekAddress(address);
        return LimitAnswers.withHeaders(MicrositeResponses.json(200, body), "submissions", left)
                .build();
    }

    @POST
    @Path("/{id}/retry")
    public Response tryAgain(@PathParam("id") String id, @Context HttpServletRequest request) {
        Optional<Entry> entry = submissions.find(id);
        Optional<Response> absence = SongAnswers.absence(entry);
        if (absence.isPresent()) {
            return absence.get();
        }
        String cookie = RequestBody.read(request, MOST_BYTES_OF_A_WORD, "Please send the cookie_id only.")
                .json()
                .getString("cookie_id", "");
        if (!SongAnswers.sameText(cookie, entry.get().submission().cookieId())) {
            return MicrositeResponses.failure(
                    403, "forbidden", "Only the browser that ordered this song can try it again.");
        }
        return secondTry
                .begin(id)
                .map(job -> SongAnswers.done(id))
                .orElseGet(() ->
                        MicrositeResponses.failure(409, "not_failed", "Only a song that failed can be tried again."));
    }

    @DELETE
    @Path("/{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam("X-Delete-Token") String token) {
        Optional<Entry> entry = submissions.find(id);
        Optional<Response> absence = SongAnswers.absence(entry);
        if (absence.isPresent()) {
            return absence.get();
        }
        if (token == null
                || !SongAnswers.sameText(
                        Ids.hash(token), entry.get().submission().deleteTokenHash())) {
            return MicrositeResponses.failure(
                    403, "forbidden", "Please send the song's delete_token in the header X-Delete-Token.");
        }
        erasure.forget(id);
        erasure.deleteFiles(id);
        return Response.noContent().build();
    }

    private Optional<Response> refusalOfCampaign() {
        return switch (campaign.now()) {
            case NOT_YET ->
                Optional.of(MicrositeResponses.failure(
                        403, "campaign_not_open", "The campaign has not begun yet. See you soon!"));
            case CLOSED ->
                Optional.of(MicrositeResponses.failure(403, "campaign_closed", "The campaign is over. Thank you!"));
            case UNAVAILABLE ->
                Optional.of(
                        MicrositeResponses.failure(
                                503,
                                "service_unavailable",
                                "Songs cannot be ordered here yet: the operator must set SONAUTO_API_KEY, or SANDBOX=on to try it."));
            case OPEN, SOLD_OUT, FULL, LIMIT_REACHED, TOO_MANY_REQUESTS -> Optional.empty();
        };
    }
}
