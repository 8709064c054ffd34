package io.serenade.lovesong.web;

import io.serenade.lovesong.Submission;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.Limits.Verdict;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.MicrositeResponses;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;

/** Finished songs, for whoever knows their id. */
@Path("/results")
@Produces(MediaType.APPLICATION_JSON)
public class ResultsResource {
    @Inject
    private Submissions submissions;

    @Inject
    private ClientAddress addresses;

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        Verdict verdict = submissions.countResultsCall(addresses.keyOf(request));
        if (!verdict.allowed()) {
            return LimitAnswers.tooManyRequests("results", verdict);
        }
        return LimitAnswers.withHeaders(answer(submissions.find(id)), "results", verdict)
                .build();
    }

    private static ResponseBuilder answer(Optional<Entry> entry) {
        if (entry.isEmpty()) {
            return MicrositeResponses.json(
                    404, Json.createObjectBuilder().add("success", false).add("error", "Session not found"));
        }
        if (entry.get().job().erasedAt().isPresent()) {
            String message =
                    entry.get().submission().isTakenDown() ? "This song was removed." : "This song is no longer kept.";
            return MicrositeResponses.json(410, MicrositeResponses.failureBody("gone", message));
        }
        String status = Submissions.entryStatus(entry.get());
        return status.equals("success") ? success(entry.get()) : unfinished(status);
    }

    private static ResponseBuilder success(Entry entry) {
        Submission submission = entry.submission();
        String id = submission.sessionId();
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("success", true)
                .add("session_id", id)
                .add("status", "success")
                .add("video_url", "/storage/video/" + id + ".mp4")
                .add("lyrics", submission.lyrics().orElse(""))
                .add("owner_name", submission.ownerName())
                .add("pet_name", submission.petName())
                .add("created_at", entry.job().createdAt().toString());
        return MicrositeResponses.json(200, body);
    }

    private static ResponseBuilder unfinished(String status) {
        String message = status.equals("fail")
                ? "Video generation failed. Please try again."
                : "Your song is still being made. Please check back in a moment.";
        return MicrositeResponses.json(
                400,
                Json.createObjectBuilder()
                        .add("success", false)
                        .add("status", status)
                        .add("message", message));
    }
}
