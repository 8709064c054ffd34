package io.serenade.musicvideo.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.lyrics.LyricsJson;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What was found in a film's song. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/analysis")
@Produces(MediaType.APPLICATION_JSON)
public class AnalysisResource {
    @Inject
    private OwnFilms own;

    @GET
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        Film film = own.get(id, request).film();
        JsonObject analysis = film.analysisJson()
                .filter(found -> film.lyrics().isPresent())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT, "The song is still being analysed. Please ask again in a moment."));
        return JsonResponses.of(
                        200,
                        JSON.createObjectBuilder(analysis)
                                .remove("onset_timestamps")
                                .add("lyrics", LyricsJson.lines(film.lyrics().orElseThrow()))
                                .add("lyrics_source", source(film))
                                .build())
                .build();
    }

    private static JsonObject source(Film film) {
        return JSON.createObjectBuilder(LyricsJson.write(film.lyrics().orElseThrow()))
                .remove("lines")
                .build();
    }
}
