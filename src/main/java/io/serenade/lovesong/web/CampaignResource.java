package io.serenade.lovesong.web;

import io.serenade.lovesong.CampaignState;
import io.serenade.lovesong.CampaignState.Standing;
import io.serenade.lovesong.CampaignState.State;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.MicrositeResponses;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/** Tells the form, before anyone crops a photo, whether orders are taken. */
@Path("/campaign")
@Produces(MediaType.APPLICATION_JSON)
public class CampaignResource {
    private static final int LONGEST_COOKIE = 1_024;

    @Inject
    private CampaignState campaign;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private ClientAddress addresses;

    @GET
    public Response get(@Context HttpServletRequest request, @QueryParam("cookie_id") String cookie) {
        Optional<String> known = Optional.ofNullable(cookie).filter(id -> id.length() <= LONGEST_COOKIE);
        Standing standing = campaign.forVisitor(addresses.keyOf(request), known);
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("state", standing.state().name().toLowerCase(Locale.ROOT));
        settings.campaignOpens()
                .ifPresentOrElse(opens -> body.add("opens", opens.toString()), () -> body.addNull("opens"));
        settings.campaignCloses()
                .ifPresentOrElse(closes -> body.add("closes", closes.toString()), () -> body.addNull("closes"));
        if (standing.state() == State.TOO_MANY_REQUESTS) {
            body.add("retry_after", MicrositeResponses.seconds(standing.retryAfter()));
        }
        return MicrositeResponses.json(200, body.add("message", message(standing.state())))
                .build();
    }

    private static String message(State state) {
        return switch (state) {
            case OPEN -> "Songs are being made.";
            case NOT_YET -> "The campaign has not begun yet.";
            case CLOSED -> "The campaign is over.";
            case UNAVAILABLE -> "Songs cannot be ordered here yet.";
            case SOLD_OUT -> "Sorry, we're all sold out!";
            case FULL -> "So many songs are waiting that we take no more for now.";
            case LIMIT_REACHED -> "All songs of this browser are made.";
            case TOO_MANY_REQUESTS -> "Too many songs were ordered from here within the hour.";
        };
    }
}
