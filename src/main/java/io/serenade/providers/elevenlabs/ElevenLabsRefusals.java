package io.serenade.providers.elevenlabs;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.ServiceCalls.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Says why ElevenLabs refused. Its errors come in two forms: {@code detail} is a status and a message, or a list of the
 * fields that are wrong.
 */
final class ElevenLabsRefusals {
    /** How long to wait until one of our own requests has ended. */
    private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofSeconds(3);

    /** How long to wait until the service is less busy. */
    private static final Duration UNTIL_LESS_IS_ASKED = Duration.ofSeconds(20);

    private static final int LONGEST_REASON = 300;

    private final ServiceCalls service;

    ElevenLabsRefusals(ServiceCalls service) {
        this.service = service;
    }

    /** What it said: a word for programs and words for people, either of which may be empty. */
    private record Reason(String status, String message) {}

    /** @param unclear the category of answers that leave open whether the request was accepted */
    ProviderException of(Category unclear, Answer answer) {
        Reason reason = reason(answer.text());
        ProviderException refusal =
                switch (answer.status()) {
                    case 401, 402, 403 -> accountRefused(reason, answer);
                    case 400, 404, 413, 422 ->
                        new RequestRefusedException(
                                "ElevenLabs refused the request"
                                        + (reason.message().isEmpty() ? "." : ": " + reason.message()),
                                answer.requestId());
                    case 429 -> tooMany(reason, answer);
                    default -> service.refusal(unclear, answer);
                };
        return refusal.withDetail(answer.text());
    }

    /** A quota that is used up is answered 401, like a wrong key. */
    private static ProviderException accountRefused(Reason reason, Answer answer) {
        boolean noCredit = answer.status() == 402 || reason.status().equals("quota_exceeded");
        return new AccountRefusedException(
                noCredit
                        ? "The ElevenLabs account has no credit left. The operator must add some."
                        : "ElevenLabs does not accept our key. The operator must set ELEVEN_API_KEY to a valid one.",
                answer.requestId(),
                noCredit);
    }

    /** help.elevenlabs.io, article 19571824571921: either our own places are taken, or everybody has to wait. */
    private static ProviderException tooMany(Reason reason, Answer answer) {
        boolean ours = reason.status().equals("too_many_concurrent_requests");
        Duration usual = ours ? UNTIL_A_PLACE_IS_FREE : UNTIL_LESS_IS_ASKED;
        return new ProviderException(
                Category.UNAVAILABLE,
                ours
                        ? "ElevenLabs speaks as many texts for us as it may; we wait for a place."
                        : "ElevenLabs has too much to do for now; we wait.",
                answer.retryAfter().isZero() ? usual : answer.retryAfter(),
                answer.requestId(),
                null);
    }

    private static Reason reason(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonValue detail = reader.readObject().getOrDefault("detail", JsonValue.NULL);
            if (detail instanceof JsonObject told) {
                return new Reason(told.getString("status", ""), printable(told.getString("message", "")));
            }
            return new Reason("", detail instanceof JsonArray fields ? printable(fields(fields)) : words(detail));
        } catch (JsonException | IllegalStateException e) {
            return new Reason("", "");
        }
    }

    private static String words(JsonValue detail) {
        return detail instanceof JsonString said ? printable(said.getString()) : "";
    }

    /** "text: Field required" for each of them. */
    private static String fields(JsonArray fields) {
        return fields.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .map(field -> place(field) + field.getString("msg", "is wrong"))
                .collect(Collectors.joining("; "));
    }

    private static String place(JsonObject field) {
        return field.get("loc") instanceof JsonArray place
                        && !place.isEmpty()
                        && place.get(place.size() - 1) instanceof JsonString name
                ? name.getString() + ": "
                : "";
    }

    private static String printable(String said) {
        String printable = said.replaceAll("\\p{Cntrl}+", " ").strip();
        return printable.substring(0, Math.min(LONGEST_REASON, printable.length()));
    }
}
