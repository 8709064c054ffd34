package io.serenade.lovesong.web;

import io.serenade.lovesong.CampaignState;
import io.serenade.lovesong.CampaignState.Standing;
import io.serenade.lovesong.CampaignState.State;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Tells the form whether orders are accepted, before anyone crops a photo. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/campaign")
@Produces(MediaType.APPLICATION_JSON)
public class CampaignResource {
    private static final int LONGEST_COOKIE = 1_024;

    /** @param retryAfter seconds, only with the state {@code too_many_requests} */
    @JsonbPropertyOrder({"state", "opens", "closes", "retryAfter", "message"})
    public record CampaignAnswer(
            String state,
            Optional<Instant> opens,
            Optional<Instant> closes,
            @JsonbNillable(false) Optional<Long> retryAfter,
            String message) {}

    @Inject
    private CampaignState campaign;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private ClientAddress addresses;

    @GET
    public Response get(@Context HttpServletRequest request, @QueryParam("cookie_id") String cookie) {
        Optional<String> known =
                Optional.ofNullable(cookie).filter(id -> id.length() <= LONGEST_COOKIE && id.indexOf('\0') < 0);
        Standing standing = campaign.forVisitor(addresses.keyOf(request), known);
        Optional<Long> retryAfter = standing.state() == State.TOO_MANY_REQUESTS
                ? Optional.of(MicrositeResponses.seconds(standing.retryAfter()))
                : Optional.empty();
        CampaignAnswer answer = new CampaignAnswer(
                standing.state().name().toLowerCase(Locale.ROOT),
                settings.campaignOpens(),
                settings.campaignCloses(),
                retryAfter,
                message(standing.state()));
        return JsonResponses.of(200, answer).build();
    }

    private static String message(State state) {
        return switch (state) {
            case OPEN -> "Songs are being made.";
            case NOT_YET -> "The campaign has not begun yet.";
            case CLOSED -> "The campaign is over.";
            case UNAVAILABLE -> "Songs cannot be ordered here yet.";
            case PAUSED -> "No songs are taken for a moment.";
            case SOLD_OUT -> "Sorry, we're all sold out!";
            case FULL -> "So many songs are waiting that we take no more for now.";
            case LIMIT_REACHED -> "All songs of this browser are made.";
            case TOO_MANY_REQUESTS -> "Too many songs were ordered from here within the hour.";
        };
    }
}
