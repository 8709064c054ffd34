package io.serenade.operators;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How receipts of erasure are signed.
 *
 * @param key {@code RECEIPT_KEY}; without it one is made and kept in the database
 */
public record ReceiptSettings(Optional<Secret> key) {
    private static final int SHORTEST_KEY_BYTES = 32;

    public static ReceiptSettings from(Settings settings) {
        Optional<Secret> key = settings.secret("RECEIPT_KEY");
        if (key.isPresent() && key.get().reveal().getBytes(StandardCharsets.UTF_8).length < SHORTEST_KEY_BYTES) {
            throw new SettingsException(
                    "RECEIPT_KEY",
                    "must have at least " + SHORTEST_KEY_BYTES
                            + " bytes, such as \"openssl rand -base64 48\" makes; without it a key is made and kept in the"
                            + " database.");
        }
        return new ReceiptSettings(key);
    }
}
