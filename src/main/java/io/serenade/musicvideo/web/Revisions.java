package io.serenade.musicvideo.web;

import io.serenade.musicvideo.ReviseFilm.Answer;
import io.serenade.musicvideo.film.Films;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Answers to owners' requests for changes. */
@ApplicationScoped
public class Revisions {
    @Inject
    Films films;

    @Inject
    FilmJson json;

    /** The film's present status. */
    Response present(String id, int status) {
        return JsonResponses.of(
                        status, json.detail(films.find(id).orElseThrow()).build())
                .build();
    }

    private static Response refused(ProblemType type, String code, String sentence) {
        return Problems.answer(type, Problems.body(type, sentence).add("code", code))
                .build();
    }

    /** @throws ProblemException 404, 409 or 410 for what cannot be done */
    Response answer(String id, Answer answer) {
        return switch (answer) {
            case TAKEN -> present(id, 202);
            case THERE -> present(id, 200);
            case TOO_DEAR ->
                refused(
                        ProblemType.BAD_REQUEST,
                        "BUDGET_EXCEEDED",
                        "With this clip the video would cost more than it may.");
            case NO_ROOM ->
                refused(
                        ProblemType.PAYLOAD_TOO_LARGE,
                        "QUOTA_EXCEEDED",
                        "Your storage is full. Delete videos that you do not need any more.");
            case UNKNOWN -> throw new ProblemException(ProblemType.NOT_FOUND, "The video has no such clip.");
            case GONE -> throw new ProblemException(ProblemType.GONE, "The clips of this video are not kept any more.");
            case WRONG_TIME ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "GET /api/v1/jobs/{id} says how the video stands; this is not possible now.");
        };
    }
}
