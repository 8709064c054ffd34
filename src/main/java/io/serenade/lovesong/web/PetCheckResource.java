package io.serenade.lovesong.web;

import io.serenade.lovesong.PetCheck;
import io.serenade.lovesong.PhotoException;
import io.serenade.lovesong.Submissions;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Tells a form whether its photo shows a pet; the photo is not stored. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/pet-check")
@Produces(MediaType.APPLICATION_JSON)
public class PetCheckResource {
    /** What was seen. @param petSeen null if detection is unavailable */
    @JsonbPropertyOrder({"success", "petSeen"})
    public record Looked(boolean success, Optional<Boolean> petSeen) {}

    @Inject
    private PetCheck check;

    @Inject
    private Submissions submissions;

    @Inject
    private ClientAddress addresses;

    @POST
    @AcceptsJson(maxBytes = 7_200_000, advice = "Please send a photo of at most 5MB.")
    public Response post(@Context HttpServletRequest request) {
        Verdict verdict = submissions.countPetCheck(addresses.keyOf(request));
        if (!verdict.allowed()) {
            return LimitAnswers.tooManyRequests("pet-checks", verdict);
        }
        if (!(RequestBody.of(request).json().get("photo") instanceof JsonString photo)) {
            return SongAnswers.wrong("photo", "Please send a photo.");
        }
        try {
            Looked looked = new Looked(true, check.seesPet(Base64Text.of(photo)));
            return LimitAnswers.withHeaders(JsonResponses.of(200, looked), "pet-checks", verdict)
                    .build();
        } catch (PhotoException e) {
            return SongAnswers.wrong("photo", e.getMessage());
        }
    }
}
