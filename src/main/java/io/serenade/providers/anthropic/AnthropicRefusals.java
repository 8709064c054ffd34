package io.serenade.providers.anthropic;

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
import java.util.Locale;

/** Says why Anthropic refused. Its errors are {@code {"type": "error", "error": {"type", "message"}, "request_id"}}. */
final class AnthropicRefusals {
    private static final Duration UNTIL_LESS_IS_ASKED = Duration.ofSeconds(5);
    private static final int MAX_REASON = 300;
    private static final int OVERLOADED = 529;

    private final ServiceCalls service;

    AnthropicRefusals(ServiceCalls service) {
        this.service = service;
    }

    /** What it said; each may be empty. */
    private record Reason(String type, String message) {
        /** A balance that is too low is answered 400, like a wrong field. */
        boolean isNoMoney() {
            return type.equals("billing_error")
                    || type.equals("enforced_spend_limit_reached")
                    || message.toLowerCase(Locale.ROOT)
                            .matches(".*(credit balance is too low|spend limit|usage limits?\\b.*reached|"
                                    + "reached your specified api usage limits).*");
        }
    }

    ProviderException of(Answer answer) {
        Reason reason = reason(answer.text());
        ProviderException refusal =
                switch (answer.status()) {
                    case 401, 402, 403 -> accountRefused(reason, answer);
                    case 400, 404, 413, 422 ->
                        reason.isNoMoney() ? accountRefused(reason, answer) : refused(reason, answer);
                    case 429 -> reason.isNoMoney() ? accountRefused(reason, answer) : busy(answer);
                    case OVERLOADED -> busy(answer);
                    default -> service.refusal(Category.UNANSWERED, answer);
                };
        return refusal.withDetail(answer.text());
    }

    private static ProviderException accountRefused(Reason reason, Answer answer) {
        boolean noMoney = answer.status() == 402 || reason.isNoMoney();
        return new AccountRefusedException(
                noMoney
                        ? "The Anthropic account has no credit left. The operator must add some."
                        : "Anthropic does not accept our key. The operator must set ANTHROPIC_API_KEY to a valid one.",
                answer.requestId(),
                noMoney);
    }

    private static ProviderException refused(Reason reason, Answer answer) {
        return new RequestRefusedException(
                "Anthropic refused the request" + (reason.message().isEmpty() ? "." : ": " + reason.message()),
                answer.requestId());
    }

    private static ProviderException busy(Answer answer) {
        return new ProviderException(
                Category.UNAVAILABLE,
                "Anthropic takes no more requests for now; we wait.",
                answer.retryAfter().isZero() ? UNTIL_LESS_IS_ASKED : answer.retryAfter(),
                answer.requestId(),
                null);
    }

    private static Reason reason(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject().get("error") instanceof JsonObject error
                    ? new Reason(word(error, "type"), printable(word(error, "message")))
                    : new Reason("", "");
        } catch (JsonException | IllegalStateException e) {
            return new Reason("", "");
        }
    }

    private static String word(JsonObject error, String name) {
        return error.get(name) instanceof JsonString said ? said.getString() : "";
    }

    private static String printable(String said) {
        String printable = said.replaceAll("\\p{Cntrl}+", " ").strip();
        return printable.substring(0, Math.min(MAX_REASON, printable.length()));
    }
}
