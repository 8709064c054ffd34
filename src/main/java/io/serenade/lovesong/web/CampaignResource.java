package io.serenade.lovesong.web;

import io.serenade.lovesong.CampaignState;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.Submissions;
import io.serenade.platform.Limits.Verdict;
import io.serenade.platform.web.Answers;
import io.serenade.platform.web.ClientAddress;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** Tells the form, before anyone crops a photo, whether orders are taken. */
@Path("/campaign")
@Produces(MediaType.APPLICATION_JSON)
public class CampaignResource {
    @Inject
    private CampaignState campaign;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private Submissions submissions;

    @Inject
    private ClientAddress addresses;

    @GET
    public Response get(@Context HttpServletRequest request) {
        Verdict verdict = submissions.peekAddress(addresses.keyOf(request));
        if (!verdict.allowed()) {
            long seconds = Answers.seconds(verdict.resetsIn());
            return Answers.json(
                            200,
                            Json.createObjectBuilder()
                                    .add("state", "too_many_requests")
                                    .add("retry_after", seconds)
                                    .add("message", "Too many songs were ordered from here within the hour."))
                    .build();
        }
        CampaignState.State state = campaign.now();
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("state", state.name().toLowerCase(Locale.ROOT));
        settings.campaignOpens()
                .ifPresentOrElse(opens -> body.add("opens", opens.toString()), () -> body.addNull("opens"));
        settings.campaignCloses()
                .ifPresentOrElse(closes -> body.add("closes", closes.toString()), () -> body.addNull("closes"));
        String message =
                switch (state) {
                    case OPEN -> "Songs are being made.";
                    case NOT_YET -> "The campaign has not begun yet.";
                    case CLOSED -> "The campaign is over.";
                    case SOLD_OUT -> "Sorry, we're all sold out!";
                    case FULL -> "So many songs are waiting that we take no more for now.";
                };
        return Answers.json(200, body.add("message", message)).build();
    }
}
