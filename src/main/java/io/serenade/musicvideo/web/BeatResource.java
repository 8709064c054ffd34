package io.serenade.musicvideo.web;

import io.serenade.musicvideo.ReviseFilm;
import io.serenade.musicvideo.ReviseFilm.Correction;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Cuts a finished film again, on beats that its owner has corrected. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/jobs/{id}/beat")
@Produces(MediaType.APPLICATION_JSON)
public class BeatResource {
    private static final int FARTHEST_MILLISECONDS = 2_000;
    private static final int MAX_TAPS = 2_000;
    private static final String ADVICE =
            "Please send exactly one of {\"tempo\": \"half\"} or \"double\", {\"offset_ms\": -2000 to 2000}, or {\"taps\":"
                    + " [seconds, …]}.";

    @Inject
    private OwnFilms own;

    @Inject
    private ReviseFilm revise;

    @Inject
    private Revisions revisions;

    @POST
    @AcceptsJson(maxBytes = 64 * 1024, advice = "A correction is one of tempo, offset_ms and taps.")
    public Response correct(@PathParam("id") String id, @Context HttpServletRequest request) {
        own.get(id, request);
        Correction correction = read(RequestBody.of(request).json());
        try {
            return revisions.answer(id, revise.correctBeat(id, correction));
        } catch (IllegalArgumentException e) {
            throw bad(e.getMessage());
        }
    }

    /** One correction at a time: of several, all but one would be ignored silently. */
    static Correction read(JsonObject body) {
        List<Correction> named = Stream.of(
                        named(body, "tempo", BeatResource::tempo),
                        named(body, "offset_ms", BeatResource::offset),
                        named(body, "taps", BeatResource::taps))
                .flatMap(Optional::stream)
                .toList();
        if (named.size() != 1) {
            throw bad(ADVICE);
        }
        return named.get(0);
    }

    private static Optional<Correction> named(JsonObject body, String name, Function<JsonValue, Correction> reader) {
        return Optional.ofNullable(body.get(name))
                .filter(value -> value != JsonValue.NULL)
                .map(reader);
    }

    private static Correction tempo(JsonValue value) {
        return switch (value instanceof JsonString word ? word.getString() : "") {
            case "half" -> Correction.halved();
            case "double" -> Correction.doubled();
            default -> throw bad(ADVICE);
        };
    }

    private static Correction offset(JsonValue value) {
        if (value instanceof JsonNumber offset && Math.abs(offset.doubleValue()) <= FARTHEST_MILLISECONDS) {
            return Correction.shifted(offset.doubleValue());
        }
        throw bad(ADVICE);
    }

    private static Correction taps(JsonValue value) {
        if (value instanceof JsonArray taps && taps.size() <= MAX_TAPS) {
            return Correction.tapped(seconds(taps));
        }
        throw bad(ADVICE);
    }

    private static List<Double> seconds(JsonArray taps) {
        List<Double> seconds = new ArrayList<>();
        for (JsonValue tap : taps) {
            if (!(tap instanceof JsonNumber number)) {
                throw bad("Taps are numbers, the seconds from the beginning of the song.");
            }
            seconds.add(number.doubleValue());
        }
        return seconds;
    }

    private static ProblemException bad(String sentence) {
        return new ProblemException(ProblemType.BAD_REQUEST, sentence);
    }
}
