package io.serenade.musicvideo.web;

import io.serenade.musicvideo.ReviseFilm;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.rendering.ffmpeg.Framing;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Has a finished film cut in another shape, from its clips. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/formats")
@Produces(MediaType.APPLICATION_JSON)
public class FormatsResource {
    @Inject
    private OwnFilms own;

    @Inject
    private ReviseFilm revise;

    @Inject
    private Revisions revisions;

    @POST
    @AcceptsJson(maxBytes = 16 * 1024, advice = "Another shape takes a format and a framing.")
    public Response cut(@PathParam("id") String id, @Context HttpServletRequest request) {
        FilmShape present = own.get(id, request).film().shape();
        JsonObject body = RequestBody.of(request).json();
        FilmShape shape = word(body, "format")
                .flatMap(FilmShape::find)
                .orElseThrow(() -> bad("The format must be 16:9, 9:16 or 1:1."));
        if (shape == present) {
            throw bad("The video is " + present.ratio() + " already; the format must be another one.");
        }
        return revisions.answer(id, revise.reshape(id, shape, framing(body)));
    }

    private static Framing framing(JsonObject body) {
        if (!body.containsKey("framing")) {
            return Framing.CENTRE;
        }
        return word(body, "framing")
                .flatMap(word -> Arrays.stream(Framing.values())
                        .filter(framing -> wordOf(framing).equals(word))
                        .findFirst())
                .orElseThrow(() -> bad("The framing must be centre, left, right, top or bottom."));
    }

    /** Its word in requests and answers. */
    static String wordOf(Framing framing) {
        return framing.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> word(JsonObject body, String name) {
        JsonValue value = body.get(name);
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static ProblemException bad(String sentence) {
        return new ProblemException(ProblemType.BAD_REQUEST, sentence);
    }
}
