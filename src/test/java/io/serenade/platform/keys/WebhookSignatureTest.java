package io.serenade.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.serenade.platform.keys.WebhookSignature.Validity;
import io.serenade.platform.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret OTHER = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
    private static final String ID = "msg_2b";
    private static final String BODY = "{\"id\":\"abc\",\"status\":\"succeeded\",\"output\":\"Grüße\"}";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);

    @Test
    void signsWhatTheReferenceLibraryVerifies() throws Exception {
        String signature = WebhookSignature.sign(ID, now, bytes(BODY), SECRET);

        assertThatCode(() -> reference(SECRET).verify(BODY, headers(signature))).doesNotThrowAnyException();
        assertThatThrownBy(() -> reference(OTHER).verify(BODY, headers(signature)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void verifiesWhatTheReferenceLibrarySigns() throws Exception {
        String signature = reference(SECRET).sign(ID, now.getEpochSecond(), BODY);

        assertThat(validity(signature, BODY, SECRET)).isEqualTo(Validity.GENUINE);
        assertThat(validity(signature, BODY, OTHER)).isEqualTo(Validity.FORGED);
    }

    @Test
    void takesASecretWithoutItsPrefix() {
        String signature = WebhookSignature.sign(ID, now, bytes(BODY), SECRET);

        assertThat(validity(signature, BODY, new Secret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))
                .isEqualTo(Validity.GENUINE);
    }

    @Test
    void takesEitherSecretWhileOneIsChanged() {
        String old = WebhookSignature.sign(ID, now, bytes(BODY), OTHER);

        assertThat(WebhookSignature.verify(ID, moment(), old, bytes(BODY), List.of(SECRET, OTHER), clock))
                .isEqualTo(Validity.GENUINE);
        assertThat(WebhookSignature.verify(ID, moment(), old, bytes(BODY), List.of(), clock))
                .isEqualTo(Validity.FORGED);
    }

    @Test
    void findsTheRightOneInAListOfSignatures() {
        String wrong = WebhookSignature.sign(ID, now, bytes(BODY), OTHER);
        String right = WebhookSignature.sign(ID, now, bytes(BODY), SECRET);

        assertThat(validity("v1a,bm9uZQ== " + wrong + " " + right, BODY, SECRET))
                .isEqualTo(Validity.GENUINE);
        assertThat(validity("v1a,bm9uZQ== " + wrong, BODY, SECRET)).isEqualTo(Validity.FORGED);
    }

    @Test
    void refusesARightSignatureOfAnotherVersion() {
        String right = WebhookSignature.sign(ID, now, bytes(BODY), SECRET).substring("v1,".length());

        assertThat(validity("v2," + right, BODY, SECRET)).isEqualTo(Validity.FORGED);
        assertThat(validity(right, BODY, SECRET)).isEqualTo(Validity.FORGED);
    }

    @Test
    void refusesABodyThatWasWrittenAgain() {
        String signature = WebhookSignature.sign(ID, now, bytes(BODY), SECRET);

        assertThat(validity(signature, BODY.replace(",", ", "), SECRET)).isEqualTo(Validity.FORGED);
    }

    @Test
    void refusesAnotherIdOrMoment() {
        String signature = WebhookSignature.sign(ID, now, bytes(BODY), SECRET);
        String later = Long.toString(now.getEpochSecond() + 1);

        assertThat(WebhookSignature.verify("msg_3", moment(), signature, bytes(BODY), List.of(SECRET), clock))
                .isEqualTo(Validity.FORGED);
        assertThat(WebhookSignature.verify(ID, later, signature, bytes(BODY), List.of(SECRET), clock))
                .isEqualTo(Validity.FORGED);
    }

    @ParameterizedTest
    @CsvSource({"-300, GENUINE", "300, GENUINE", "-301, TOO_OLD", "301, TOO_NEW", "-86400, TOO_OLD", "86400, TOO_NEW"})
    void refusesWhatWasSignedMoreThanFiveMinutesAway(long seconds, Validity validity) {
        Instant moment = now.plus(Duration.ofSeconds(seconds));
        String signature = WebhookSignature.sign(ID, moment, bytes(BODY), SECRET);

        assertThat(WebhookSignature.verify(
                        ID, Long.toString(moment.getEpochSecond()), signature, bytes(BODY), List.of(SECRET), clock))
                .isEqualTo(validity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "v1", "v1,", "v1,===", "v1,\u00e4\u00f6", "0123456789"})
    void takesRubbishForForged(String signature) {
        assertThat(validity(signature, BODY, SECRET)).isEqualTo(Validity.FORGED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, 1700000000, v1", "msg, null, v1", "msg, 1700000000, null", "m.sg, 1700000000, v1",
                "msg, soon, v1", "msg, -1, v1", "msg, 17000000000000000000, v1", "msg, 1e9, v1"
            })
    void tellsOfUnusableHeaders(String id, String timestamp, String signature) {
        Validity validity = WebhookSignature.verify(id, timestamp, signature, bytes(BODY), List.of(SECRET), clock);

        assertThat(validity).isEqualTo(Validity.INCOMPLETE);
        assertThat(validity.reason()).contains("webhook-id", "webhook-timestamp", "webhook-signature");
    }

    @Test
    void knowsSecretsThatCanBeUsed() {
        assertThat(WebhookSignature.isUsable(SECRET)).isTrue();
        assertThat(WebhookSignature.isUsable(new Secret("whsec_"))).isFalse();
        assertThat(WebhookSignature.isUsable(new Secret("whsec_no base64!"))).isFalse();
    }

    private Validity validity(String signature, String body, Secret secret) {
        return WebhookSignature.verify(ID, moment(), signature, bytes(body), List.of(secret), clock);
    }

    private String moment() {
        return Long.toString(now.getEpochSecond());
    }

    private Map<String, List<String>> headers(String signature) {
        return Map.of(
                WebhookSignature.ID, List.of(ID),
                WebhookSignature.TIMESTAMP, List.of(moment()),
                WebhookSignature.SIGNATURE, List.of(signature));
    }

    private static Webhook reference(Secret secret) throws Exception {
        return new Webhook(secret.reveal());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
