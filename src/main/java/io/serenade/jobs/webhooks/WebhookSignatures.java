package io.serenade.jobs.webhooks;

import io.serenade.platform.keys.BodySignature;
import io.serenade.platform.keys.WebhookSignature;
import io.serenade.platform.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers that prove to a receiver that a webhook is ours. */
public final class WebhookSignatures {
    /** The HMAC-SHA256 of the body as sent, in lower-case hex, with the current secret's bytes as they are written. */
    public static final String PLAIN = "X-Revid-Signature";

    private static final String STANDARD_PREFIX = "whsec_";

    private WebhookSignatures() {}

    /**
     * Signs a webhook.
     *
     * @param id the same at each try
     * @param timestamp of this try
     * @return the headers to send, by their names
     */
    static Map<String, String> headers(String id, Instant timestamp, byte[] body, WebhookBody product) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(WebhookSignature.ID, id);
        headers.put(WebhookSignature.TIMESTAMP, Long.toString(timestamp.getEpochSecond()));
        product.secrets().ifPresent(secrets -> {
            headers.put(WebhookSignature.SIGNATURE, standard(id, timestamp, body, secrets));
            if (product.isSignedPlainly()) {
                headers.put(PLAIN, BodySignature.sign(body, secrets.current()));
            }
        });
        return headers;
    }

    /**
     * One signature for each secret, with spaces between, as the Standard Webhooks specification requires while a
     * secret is changed.
     */
    private static String standard(String id, Instant timestamp, byte[] body, WebhookSecrets secrets) {
        return Stream.concat(Stream.of(secrets.current()), secrets.previous().stream())
                .map(secret -> WebhookSignature.sign(id, timestamp, body, asStandard(secret)))
                .collect(Collectors.joining(" "));
    }

    /** Any text may be a secret: one that is not written as {@code whsec_} and base64 is used as its bytes. */
    private static Secret asStandard(Secret secret) {
        return secret.reveal().startsWith(STANDARD_PREFIX)
                ? secret
                : new Secret(STANDARD_PREFIX + Base64.getEncoder().encodeToString(bytes(secret)));
    }

    private static byte[] bytes(Secret secret) {
        return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }
}
