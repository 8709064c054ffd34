package io.serenade.lovesong.web;

import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.SongSnapshot;
import io.serenade.lovesong.SongSnapshots;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.stories.MakeStories;
import io.serenade.lovesong.stories.Stories;
import io.serenade.lovesong.stories.StoryState;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** The chorus of a finished song as a short upright video, for anyone who knows the song's id. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/results/{id}/story")
@Produces(MediaType.APPLICATION_JSON)
public class StoryResource {
    private static final String RETRY_SECONDS = "60";

    /** The state of the story. @param storyUrl once it is ready */
    @JsonbPropertyOrder({"success", "sessionId", "story", "storyUrl"})
    public record Told(boolean success, String sessionId, String story, Optional<String> storyUrl) {}

    @Inject
    private SongSnapshots songs;

    @Inject
    private Submissions submissions;

    @Inject
    private Stories stories;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private ClientAddress addresses;

    @GET
    public Response get(@PathParam("id") String id) {
        return ofFinished(id, () -> told(200, id, stories.stateOf(id)));
    }

    @POST
    public Response make(@PathParam("id") String id, @Context HttpServletRequest request) {
        Verdict verdict = submissions.countResultsCall(addresses.keyOf(request));
        if (!verdict.allowed()) {
            return LimitAnswers.tooManyRequests("results", verdict);
        }
        return ofFinished(id, () -> {
            StoryState state = stories.want(id);
            if (state == StoryState.NONE) {
                return Response.fromResponse(MicrositeResponses.failure(
                                503, "busy", "Many are asking for a story right now. Please try again in a minute."))
                        .header("Retry-After", RETRY_SECONDS)
                        .build();
            }
            return told(state == StoryState.READY ? 200 : 202, id, state);
        });
    }

    private Response ofFinished(String id, Supplier<Response> answer) {
        if (settings.storiesWaiting() == 0) {
            return MicrositeResponses.failure(404, "not_found", "There are no stories here.");
        }
        Optional<SongSnapshot> song = songs.find(id);
        Optional<Response> absence = SongAnswers.absenceOf(song);
        if (absence.isPresent()) {
            return absence.get();
        }
        return song.orElseThrow().entryStatus().equals("success")
                ? answer.get()
                : MicrositeResponses.failure(409, "not_finished", "Only a finished song has a story.");
    }

    private static Response told(int status, String id, StoryState state) {
        Optional<String> url =
                state == StoryState.READY ? Optional.of("/storage/video/" + MakeStories.fileOf(id)) : Optional.empty();
        return JsonResponses.of(status, new Told(true, id, state.word(), url)).build();
    }
}
