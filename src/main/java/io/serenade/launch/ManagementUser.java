package io.serenade.launch;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who may use the application server's own console, at {@code MANAGEMENT_PORT}: nobody unless {@code MANAGEMENT_PASSWORD} is
 * set.
 */
record ManagementUser(String name, Secret password) {
    private static final int SHORTEST = 12;
    private static final String REALM = "ManagementRealm";

    static Optional<ManagementUser> from(Settings settings) {
        String name = settings.text("MANAGEMENT_USER", "admin");
        if (!name.matches("[A-Za-z0-9._-]{1,50}")) {
            throw Settings.refusal("MANAGEMENT_USER", name, "1 to 50 letters, digits, dots, dashes or underscores");
        }
        return settings.secret("MANAGEMENT_PASSWORD").map(password -> of(name, password));
    }

    private static ManagementUser of(String name, Secret password) {
        if (password.reveal().length() < SHORTEST) {
            throw new SettingsException("MANAGEMENT_PASSWORD", "must have at least " + SHORTEST + " characters.");
        }
        return new ManagementUser(name, password);
    }

    /** Its line in {@code mgmt-users.properties}, in the form that the server prescribes for digest authentication. */
    String line() {
        String text = name + ":" + REALM + ":" + password.reveal();
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return name + "=" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
