package io.serenade.musicvideo.web;

import io.serenade.musicvideo.Films;
import io.serenade.musicvideo.ReviseFilm.Answer;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.ProblemException;
import io.serenade.platform.web.ProblemType;
import io.serenade.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Answers to owners who want something otherwise. */
@ApplicationScoped
public class Revisions {
    @Inject
    Films films;

    @Inject
    FilmJson json;

    /** @throws ProblemException 404, 409 or 410 for what cannot be done */
    Response answer(String id, Answer answer) {
        return switch (answer) {
            case TAKEN ->
                JsonResponses.of(202, json.detail(films.find(id).orElseThrow()).build())
                        .build();
            case TOO_DEAR ->
                Problems.answer(
                                ProblemType.BAD_REQUEST,
                                Problems.body(
                                                ProblemType.BAD_REQUEST,
                                                "With this clip the video would cost more than it may.")
                                        .add("code", "BUDGET_EXCEEDED"))
                        .build();
            case UNKNOWN -> throw new ProblemException(ProblemType.NOT_FOUND, "The video has no such clip.");
            case GONE -> throw new ProblemException(ProblemType.GONE, "The clips of this video are not kept any more.");
            case WRONG_TIME ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "GET /api/v1/jobs/{id} says how the video stands; this is not possible now.");
        };
    }
}
