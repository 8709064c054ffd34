package io.serenade.lovesong.web;

import io.serenade.lovesong.SongSnapshot;
import io.serenade.lovesong.SongSnapshots;
import io.serenade.lovesong.Submissions;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;

/** Finished songs, for anyone who knows their id. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/results")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ResultsResource {
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    Submissions submissions;

    @Inject
    SongSnapshots songs;

    @Inject
    ClientAddress addresses;

    @GET
    @Path("/{id}")
    public Response get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known,
            @Context HttpServletRequest request) {
        Verdict verdict = submissions.countResultsCall(addresses.keyOf(request));
        if (!verdict.allowed()) {
            return LimitAnswers.tooManyRequests("results", verdict);
        }
        return LimitAnswers.withHeaders(answer(songs.find(id), known), "results", verdict)
                .build();
    }

    private static ResponseBuilder answer(Optional<SongSnapshot> song, String known) {
        if (song.isEmpty()) {
            return MicrositeResponses.json(
                    404, JSON.createObjectBuilder().add("success", false).add("error", "Session not found"));
        }
        if (song.get().erased()) {
            String message = song.get().takenDown() ? "This song was removed." : "This song is no longer kept.";
            return MicrositeResponses.json(410, MicrositeResponses.failureBody("gone", message));
        }
        String status = song.get().entryStatus();
        return status.equals("success") ? ConditionalJson.of(success(song.get()), known) : unfinished(status);
    }

    private static JsonObject success(SongSnapshot song) {
        return JSON.createObjectBuilder()
                .add("success", true)
                .add("session_id", song.id())
                .add("status", "success")
                .add("video_url", "/storage/video/" + song.id() + ".mp4")
                .add("lyrics", song.lyrics().orElse(""))
                .add("owner_name", song.ownerName())
                .add("pet_name", song.petName())
                .add("created_at", song.createdAt().toString())
                .build();
    }

    private static ResponseBuilder unfinished(String status) {
        String message = status.equals("fail")
                ? "Video generation failed. Please try again."
                : "Your song is still being made. Please check back in a moment.";
        return MicrositeResponses.json(
                400,
                JSON.createObjectBuilder()
                        .add("success", false)
                        .add("status", status)
                        .add("message", message));
    }
}
