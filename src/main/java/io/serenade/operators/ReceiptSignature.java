package io.serenade.operators;

import io.serenade.platform.keys.ApplicationKeys;
import io.serenade.platform.settings.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The last line of a receipt: an HMAC (RFC 2104) with SHA-256 over everything before it, which OpenSSL can compute too. */
@ApplicationScoped
class ReceiptSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String LINE = "Signature: HMAC-SHA256 ";

    @Inject
    ReceiptSettings settings;

    @Inject
    ApplicationKeys keys;

    /** @param text which ends with a line break */
    String sign(String text) {
        return text + LINE + HexFormat.of().formatHex(hmac(text)) + "\n";
    }

    /** Whether a receipt is as it was issued here. Line breaks may have become those of another system. */
    boolean isGenuine(String receipt) {
        String text = receipt.replace("\r\n", "\n").stripTrailing() + "\n";
        int last = text.lastIndexOf(LINE);
        if (last < 1 || text.charAt(last - 1) != '\n') {
            return false;
        }
        String signed = sign(text.substring(0, last));
        return MessageDigest.isEqual(signed.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            String key = settings.key().map(Secret::reveal).orElseGet(() -> keys.get("receipts"));
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
