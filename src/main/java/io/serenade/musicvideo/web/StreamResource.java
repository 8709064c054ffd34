package io.serenade.musicvideo.web;

import io.serenade.jobs.web.JobStreams;
import io.serenade.jobs.web.StreamClient;
import io.serenade.jobs.web.StreamTickets;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.Films;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** What happens to a film, from its beginning to its end. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/stream")
public class StreamResource {
    @Inject
    private OwnFilms own;

    @Inject
    private Films films;

    @Inject
    private JobStreams streams;

    @Inject
    private StreamTickets tickets;

    @Inject
    private ClientAddress addresses;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(
            @PathParam("id") String id,
            @QueryParam("ticket") String ticket,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        boolean admitted = tickets.admits(ticket, id)
                ? films.find(id)
                        .filter(entry -> entry.job().erasedAt().isEmpty())
                        .isPresent()
                : own.get(id, request) != null;
        if (!admitted) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such music video.");
        }
        streams.replay(id, FilmStory.EVENTS, StreamClient.of(request, response, addresses.keyOf(request), sink, sse));
    }
}
