package io.serenade.jobs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import io.serenade.platform.settings.Secret;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What receivers make of our signatures: a script that compares hex, and the library of the Standard Webhooks. */
class WebhookSignaturesTest {
    private static final String BODY = "{\"job_id\":\"1\",\"text\":\"Grüße 🐶\"}";
    private static final String SECRET = "your-secret, key here";

    @Test
    void hasThePlainSignatureThatAReceiverComputesFromTheRawBody() {
        Map<String, String> headers =
                headers(new ScriptedBody(new WebhookSecrets(new Secret(SECRET), Optional.empty())));

        assertThat(headers.get("X-Revid-Signature"))
                .isEqualTo(HexReceiver.expected(SECRET, BODY.getBytes(StandardCharsets.UTF_8)))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void isVerifiedByTheLibraryOfTheStandardWebhooks() {
        String standard = "whsec_"
                + Base64.getEncoder().encodeToString("0123456789abcdef01234567".getBytes(StandardCharsets.UTF_8));

        verify(standard, headers(new ScriptedBody(new WebhookSecrets(new Secret(standard), Optional.empty()))));
    }

    /** Any text can be a secret; a library is given its bytes in base64. */
    @Test
    void takesASecretThatIsNoBase64ByItsBytes() {
        Map<String, String> headers =
                headers(new ScriptedBody(new WebhookSecrets(new Secret(SECRET), Optional.empty())));

        verify("whsec_" + Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)), headers);
    }

    @Test
    void signsWithBothSecretsWhileOneIsChanged() {
        String current = base64("the new secret of twenty-four");
        String previous = base64("the old secret of twenty-four");
        Map<String, String> headers =
                headers(new ScriptedBody(WebhookSecrets.of(new Secret("whsec_" + current + ", whsec_" + previous))));

        verify("whsec_" + current, headers);
        verify("whsec_" + previous, headers);
        assertThat(headers.get("webhook-signature").split(" ")).hasSize(2);
        assertThat(headers.get("X-Revid-Signature"))
                .isEqualTo(HexReceiver.expected("whsec_" + current, BODY.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void leavesOutWhatAProductDoesNotSign() {
        assertThat(headers(new ScriptedBody(null)))
                .containsOnly(Map.entry("webhook-id", "msg_1"), Map.entry("webhook-timestamp", moment()));
        ScriptedBody standardOnly = new ScriptedBody(new WebhookSecrets(new Secret(SECRET), Optional.empty()));
        standardOnly.plain = false;
        assertThat(headers(standardOnly)).containsOnlyKeys("webhook-id", "webhook-timestamp", "webhook-signature");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private final Instant now = Instant.now();

    private String moment() {
        return Long.toString(now.getEpochSecond());
    }

    private Map<String, String> headers(WebhookBody product) {
        return WebhookSignatures.headers("msg_1", now, BODY.getBytes(StandardCharsets.UTF_8), product);
    }

    private static void verify(String secret, Map<String, String> headers) {
        Map<String, List<String>> received = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        assertThatCode(() -> new Webhook(secret).verify(BODY, HttpHeaders.of(received, (name, value) -> true)))
                .doesNotThrowAnyException();
    }
}
