package io.serenade.platform.keys;

import io.serenade.platform.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of webhooks after the Standard Webhooks specification: HMAC-SHA256 over id, timestamp and the raw body,
 * with a secret written as {@code whsec_} and base64.
 */
public final class WebhookSignature {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** How far a webhook's timestamp may be from our clock; an older one may be a replay. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";
    private static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    /** The result of a verification. */
    public enum Validity {
        GENUINE("is genuine"),
        INCOMPLETE("lacks a usable " + ID + ", " + TIMESTAMP + " or " + SIGNATURE + " header"),
        TOO_OLD("is more than five minutes old"),
        TOO_NEW("is from more than five minutes ahead: a clock must be wrong"),
        FORGED("has no signature that fits its body and our secret");

        private final String reason;

        Validity(String reason) {
            this.reason = reason;
        }

        public boolean isGenuine() {
            return this == GENUINE;
        }

        /** Completes a sentence that begins with "The webhook". */
        public String reason() {
            return reason;
        }
    }

    /** @return the value of the header {@value #SIGNATURE} */
    public static String sign(String id, Instant timestamp, byte[] body, Secret secret) {
        return VERSION + Base64.getEncoder().encodeToString(hmac(id, timestamp.getEpochSecond(), body, secret));
    }

    /**
     * Verifies a webhook by its headers, any of which may be null, and its raw body.
     *
     * @param signatures one or more, with spaces between; those of other versions are ignored
     * @param secrets the ones in use, several while they are changed
     */
    public static Validity verify(
            String id, String timestamp, String signatures, byte[] body, List<Secret> secrets, Clock clock) {
        boolean complete = id != null
                && id.matches("[^.\\s]{1,256}")
                && timestamp != null
                && timestamp.matches("\\d{1,11}")
                && signatures != null;
        if (!complete) {
            return Validity.INCOMPLETE;
        }
        long seconds = Long.parseLong(timestamp);
        Duration age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant());
        if (age.compareTo(TOLERANCE) > 0) {
            return Validity.TOO_OLD;
        } else if (age.compareTo(TOLERANCE.negated()) < 0) {
            return Validity.TOO_NEW;
        }
        boolean fits = false;
        for (Secret secret : secrets) {
            fits |= isAmong(signatures, hmac(id, seconds, body, secret));
        }
        return fits ? Validity.GENUINE : Validity.FORGED;
    }

    /** Compares all of them, each in constant time. */
    private static boolean isAmong(String signatures, byte[] expected) {
        byte[] right = (VERSION + Base64.getEncoder().encodeToString(expected)).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String signature : signatures.split(" ", -1)) {
            found |= MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    /** Whether a secret can be signed with at all. */
    public static boolean isUsable(Secret secret) {
        try {
            return key(secret).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] key(Secret secret) {
        String text = secret.reveal();
        return Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    private static byte[] hmac(String id, long seconds, byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
