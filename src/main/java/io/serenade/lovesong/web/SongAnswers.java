package io.serenade.lovesong.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.lovesong.SongSnapshot;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.MicrositeResponses;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Responses about missing or erased songs, and others that several resources share. */
final class SongAnswers {
    /** Confirms that the request was carried out. */
    @JsonbPropertyOrder({"success", "sessionId"})
    public record Done(boolean success, String sessionId) {}

    private SongAnswers() {}

    /** The refusal where a song is unknown or erased; empty when it exists. */
    static Optional<Response> absence(Optional<Entry> entry) {
        return absenceOf(entry.map(SongSnapshot::of));
    }

    /** As {@link #absence}, for answers from the cache. */
    static Optional<Response> absenceOf(Optional<SongSnapshot> song) {
        if (song.isEmpty()) {
            return Optional.of(notFound());
        }
        return song.filter(SongSnapshot::erased).map(SongAnswers::gone);
    }

    static Response notFound() {
        return MicrositeResponses.json(
                        404, JSON.createObjectBuilder().add("success", false).add("error", "Session not found"))
                .build();
    }

    private static Response gone(SongSnapshot song) {
        return MicrositeResponses.failure(
                410, "gone", song.takenDown() ? "This song was removed." : "This song was deleted.");
    }

    static Response done(String sessionId) {
        return JsonResponses.of(200, new Done(true, sessionId)).build();
    }

    /** A form with one field that is wrong. */
    static Response wrong(String field, String message) {
        JsonObjectBuilder detail =
                JSON.createObjectBuilder().add("field", field).add("message", message);
        return MicrositeResponses.json(
                        400,
                        MicrositeResponses.failureBody("validation_failed", message)
                                .add("fields", JSON.createArrayBuilder().add(detail)))
                .build();
    }

    /** Compares in constant time. */
    static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
