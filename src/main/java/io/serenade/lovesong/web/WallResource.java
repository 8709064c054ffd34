package io.serenade.lovesong.web;

import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.lovesong.wall.Wall;
import io.serenade.lovesong.wall.WallState;
import io.serenade.platform.Ids;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** A song's place on the wall, for whoever ordered it. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/submissions/{id}/wall")
@Produces(MediaType.APPLICATION_JSON)
public class WallResource {
    /** Whether a song is on the wall. */
    @JsonbPropertyOrder({"success", "sessionId", "wall"})
    public record Standing(boolean success, String sessionId, String wall) {}

    @Inject
    private Submissions submissions;

    @Inject
    private Wall wall;

    @Inject
    private LoveSongSettings settings;

    @GET
    public Response get(@PathParam("id") String id, @HeaderParam("X-Delete-Token") String token) {
        return forMaker(id, token, () -> standing(id, wall.stateOf(id)));
    }

    @PUT
    public Response ask(@PathParam("id") String id, @HeaderParam("X-Delete-Token") String token) {
        return forMaker(
                id,
                token,
                () -> Submissions.entryStatus(submissions.find(id).orElseThrow())
                                .equals("success")
                        ? standing(id, wall.ask(id))
                        : MicrositeResponses.failure(
                                409, "not_finished", "Only a finished song can hang on the wall."));
    }

    @DELETE
    public Response withdraw(@PathParam("id") String id, @HeaderParam("X-Delete-Token") String token) {
        return forMaker(id, token, () -> {
            wall.withdraw(id);
            return standing(id, wall.stateOf(id));
        });
    }

    private Response forMaker(String id, String token, Supplier<Response> answer) {
        if (!settings.wall()) {
            return MicrositeResponses.failure(404, "not_found", "There is no wall here.");
        }
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
        return answer.get();
    }

    private static Response standing(String id, WallState state) {
        return JsonResponses.of(200, new Standing(true, id, state.word())).build();
    }
}
