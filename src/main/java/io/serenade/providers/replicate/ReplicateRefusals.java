package io.serenade.providers.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.ServiceCalls.Answer;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says why Replicate refused: what the operator must do if the account is the cause, what was wrong with the
 * request if the caller can fix it, and how long to wait if only the message says so.
 */
final class ReplicateRefusals {
    /** "… resets in ~30s." (replicate.com/docs/topics/predictions/rate-limits) */
    private static final Pattern RESETS_IN = Pattern.compile("resets in ~?(\\d{1,5})\\s*s");

    private final ServiceCalls service;

    ReplicateRefusals(ServiceCalls service) {
        this.service = service;
    }

    /** @param unclear the category of answers that leave open whether the request was accepted */
    ProviderException of(Category unclear, Answer answer) {
        Optional<String> detail = detail(answer.text());
        return switch (answer.status()) {
            case 401, 403 ->
                accountRefused(
                        "Replicate does not accept our token. The operator must set REPLICATE_API_TOKEN to a valid one.",
                        answer);
            case 402 ->
                accountRefused(
                        "The Replicate account has no credit left. The operator must add some at replicate.com/account/billing.",
                        answer);
            case 400, 404, 422 ->
                refused(
                        "Replicate refused the request"
                                + detail.map(said -> ": " + said).orElse("."),
                        answer);
            case 429 ->
                new ProviderException(
                                Category.UNAVAILABLE,
                                "Replicate takes no more requests for now; we wait.",
                                rest(answer, detail.orElse("")),
                                answer.requestId(),
                                null)
                        .withDetail(answer.text());
            default -> service.refusal(unclear, answer);
        };
    }

    private static ProviderException accountRefused(String message, Answer answer) {
        return new AccountRefusedException(message, answer.requestId(), answer.status() == 402)
                .withDetail(answer.text());
    }

    private static ProviderException refused(String message, Answer answer) {
        return new RequestRefusedException(message, answer.requestId()).withDetail(answer.text());
    }

    private static Duration rest(Answer answer, String detail) {
        Matcher words = RESETS_IN.matcher(detail);
        boolean onlyInWords = answer.retryAfter().isZero() && words.find();
        return onlyInWords
                ? ServiceCalls.capped(Duration.ofSeconds(Long.parseLong(words.group(1))))
                : answer.retryAfter();
    }

    /** The field {@code detail} of a problem, printable and short. */
    private static Optional<String> detail(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonObject problem = reader.readObject();
            return problem.get("detail") instanceof JsonString detail
                    ? Optional.of(printable(detail.getString()))
                    : Optional.empty();
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static String printable(String said) {
        String printable = said.replaceAll("\\p{Cntrl}+", " ").strip();
        return printable.substring(0, Math.min(300, printable.length()));
    }
}
