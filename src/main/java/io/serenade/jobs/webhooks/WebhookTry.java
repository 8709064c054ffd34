package io.serenade.jobs.webhooks;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;

/**
 * The result of one attempt to send a webhook.
 *
 * @param status the receiver's HTTP status; empty when none came in time
 * @param took until the answer was read, or the attempt ended
 * @param answer how the answer's body begins
 * @param problem why it was not delivered; empty when it was
 */
public record WebhookTry(Optional<Integer> status, Duration took, String answer, Optional<String> problem) {
    private static final int GONE = 410;

    /** Whether the receiver has unsubscribed (410). */
    boolean isRefusedForGood() {
        return status.filter(code -> code == GONE).isPresent();
    }

    /** For the log of attempts, which already has the problem. */
    String toJson() {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        status.ifPresent(code -> json.add("status", code));
        return json.add("millis", took.toMillis()).add("answer", answer).build().toString();
    }

    /** Reads what {@link #toJson} wrote. @param problem as the log of attempts has it */
    static WebhookTry of(String json, Optional<String> problem) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            JsonObject detail = reader.readObject();
            return new WebhookTry(
                    Optional.ofNullable(detail.getJsonNumber("status")).map(number -> number.intValue()),
                    Duration.ofMillis(detail.getJsonNumber("millis").longValue()),
                    detail.getString("answer"),
                    problem);
        }
    }
}
