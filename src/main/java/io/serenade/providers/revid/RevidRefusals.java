package io.serenade.providers.revid;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.ServiceCalls.Answer;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Locale;

/** Says why Revid refused. Its refusals are {@code {"success": 0, "error"}}, also under the status 200. */
final class RevidRefusals {
    /** Its documentation tells clients to back off for 5 to 10 seconds. */
    private static final Duration USUAL_DELAY = Duration.ofSeconds(10);

    private final ServiceCalls service;

    RevidRefusals(ServiceCalls service) {
        this.service = service;
    }

    /** @param unclear the category of answers that leave open whether the request was accepted */
    ProviderException of(Category unclear, Answer answer) {
        String reason = reason(answer.text());
        ProviderException refusal =
                switch (answer.status()) {
                    case 401 -> keyRefused(answer);
                    case 402 -> noCredit(answer);
                    case 403 -> isAboutCredit(reason) ? noCredit(answer) : keyRefused(answer);
                    case 200, 400, 404, 409, 422 -> isAboutCredit(reason) ? noCredit(answer) : refused(reason, answer);
                    case 429 ->
                        new ProviderException(
                                Category.UNAVAILABLE,
                                "Revid takes no more requests for now; we wait.",
                                answer.retryAfter().isZero() ? USUAL_DELAY : answer.retryAfter(),
                                answer.requestId(),
                                null);
                    default -> service.refusal(unclear, answer);
                };
        return refusal.withDetail(answer.text());
    }

    private static ProviderException keyRefused(Answer answer) {
        return new AccountRefusedException(
                "Revid does not accept our key. The operator must set REVID_API_KEY to a valid one.",
                answer.requestId(),
                false);
    }

    private static ProviderException noCredit(Answer answer) {
        return new AccountRefusedException(
                "The Revid account has no credits left. The operator must add some.", answer.requestId(), true);
    }

    private static ProviderException refused(String reason, Answer answer) {
        return new RequestRefusedException(
                "Revid refused the request" + (reason.isEmpty() ? "." : ": " + reason), answer.requestId());
    }

    private static boolean isAboutCredit(String reason) {
        return reason.toLowerCase(Locale.ROOT)
                .matches(".*\\b(insufficient|not enough|out of)\\b.*credit.*|.*insufficient_credit.*");
    }

    private static String reason(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return RevidRecords.text(reader.readObject(), "error")
                    .map(RevidRecords::printable)
                    .orElse("");
        } catch (JsonException | IllegalStateException e) {
            return "";
        }
    }
}
