package io.serenade.musicvideo.web;

import io.serenade.musicvideo.ReviseFilm;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Has one clip of a finished film made again, and the film cut with it. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/clips/{n: [0-9]{1,4}}/re-roll")
@Produces(MediaType.APPLICATION_JSON)
public class ReRollResource {
    private static final int LONGEST_PROMPT = 1_500;

    @Inject
    private OwnFilms own;

    @Inject
    private ReviseFilm revise;

    @Inject
    private Revisions revisions;

    @POST
    @AcceptsJson(maxBytes = 16 * 1024, advice = "A clip made anew takes a prompt at most.")
    public Response reRoll(
            @PathParam("id") String id, @PathParam("n") int number, @Context HttpServletRequest request) {
        own.get(id, request);
        return revisions.answer(id, revise.reRoll(id, number, prompt(RequestBody.of(request))));
    }

    /** An empty body means the same prompt with another seed. */
    private static Optional<String> prompt(RequestBody body) {
        if (body.bytes().length == 0) {
            return Optional.empty();
        }
        JsonObject json = body.json();
        if (!json.containsKey("prompt")) {
            return Optional.empty();
        }
        if (json.get("prompt") instanceof JsonString prompt
                && !prompt.getString().isBlank()
                && prompt.getString().length() <= LONGEST_PROMPT) {
            return Optional.of(prompt.getString().strip());
        }
        throw new ProblemException(ProblemType.BAD_REQUEST, "The prompt must have 1 to 1500 characters.");
    }
}
