package io.serenade.talkingpet.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.intake.CallerMedia;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.providers.RefusedFileException;
import io.serenade.providers.RemoteHead;
import io.serenade.talkingpet.TalkingPetSettings;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/** Reports what an address holds, so that an operator can see why a photo cannot be fetched. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.OPEN)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class DebugHeadResource {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Inject
    private TalkingPetSettings settings;

    @Inject
    private OperatorCheck operatorCheck;

    @Inject
    private CallerMedia media;

    /** {@code {"status", "content_type", "bytes"}}; what the host does not report is null. */
    @POST
    @AcceptsJson(maxBytes = 16 * 1024, advice = "Send nothing but the address.")
    public JsonObject head(@Context HttpServletRequest request) {
        if (!settings.headOpen()) {
            operatorCheck.refusal(request).ifPresent(refusal -> {
                throw new WebApplicationException(refusal);
            });
        }
        if (!(RequestBody.of(request).json().get("url") instanceof JsonString url)) {
            throw PetProblems.badRequest("url_missing", "Please send url as a text that is not empty.");
        }
        try {
            RemoteHead head = media.head(url.getString().strip(), DEADLINE);
            return JSON.createObjectBuilder()
                    .add("status", head.status())
                    .add(
                            "content_type",
                            head.contentType()
                                    .map(type -> (JsonValue) JSON.createValue(type))
                                    .orElse(JsonValue.NULL))
                    .add(
                            "bytes",
                            head.bytes().isPresent()
                                    ? JSON.createValue(head.bytes().getAsLong())
                                    : JsonValue.NULL)
                    .build();
        } catch (RefusedFileException e) {
            throw PetProblems.badRequest(e.code().word(), e.getMessage());
        }
    }
}
