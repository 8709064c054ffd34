package io.serenade.providers.openai;

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
import java.util.Set;

/**
 * Says why OpenAI refused. Its errors are {@code {"error": {"message", "type", "param", "code"}}}; 429 means either
 * that we are too fast or that there is no money left, and only its words tell which.
 */
final class OpenAiRefusals {
    private static final Duration UNTIL_LESS_IS_ASKED = Duration.ofSeconds(5);
    private static final int MAX_REASON = 300;
    private static final Set<String> NO_MONEY = Set.of(
            "insufficient_quota",
            "billing_hard_limit_reached",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded");

    private final ServiceCalls service;
    private final String keyVariable;

    /** @param keyVariable which setting holds the key that was shown */
    OpenAiRefusals(ServiceCalls service, String keyVariable) {
        this.service = service;
        this.keyVariable = keyVariable;
    }

    /** What it said; each may be empty. */
    private record Reason(String type, String code, String message) {
        boolean isNoMoney() {
            return NO_MONEY.contains(type) || NO_MONEY.contains(code);
        }
    }

    ProviderException of(Answer answer) {
        Reason reason = reason(answer.text());
        ProviderException refusal =
                switch (answer.status()) {
                    case 401, 402, 403 -> accountRefused(reason, answer);
                    case 400, 404, 413, 415, 422 ->
                        reason.isNoMoney() ? accountRefused(reason, answer) : refused(reason, answer);
                    case 429 -> reason.isNoMoney() ? accountRefused(reason, answer) : tooMany(answer);
                    default -> service.refusal(Category.UNANSWERED, answer);
                };
        return refusal.withDetail(answer.text());
    }

    private ProviderException accountRefused(Reason reason, Answer answer) {
        boolean noMoney = answer.status() == 402 || reason.isNoMoney();
        return new AccountRefusedException(
                noMoney
                        ? "The account at the " + service.service() + " has no credit left. The operator must add some."
                        : "The " + service.service() + " does not accept our key. The operator must set " + keyVariable
                                + " to a valid one.",
                answer.requestId(),
                noMoney);
    }

    private ProviderException refused(Reason reason, Answer answer) {
        return new RequestRefusedException(
                "The " + service.service() + " refused the request"
                        + (reason.message().isEmpty() ? "." : ": " + reason.message()),
                answer.requestId());
    }

    private ProviderException tooMany(Answer answer) {
        return new ProviderException(
                Category.UNAVAILABLE,
                "The " + service.service() + " takes no more requests for now; we wait.",
                answer.retryAfter().isZero() ? UNTIL_LESS_IS_ASKED : answer.retryAfter(),
                answer.requestId(),
                null);
    }

    private static Reason reason(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject().get("error") instanceof JsonObject error
                    ? new Reason(word(error, "type"), word(error, "code"), printable(word(error, "message")))
                    : new Reason("", "", "");
        } catch (JsonException | IllegalStateException e) {
            return new Reason("", "", "");
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
