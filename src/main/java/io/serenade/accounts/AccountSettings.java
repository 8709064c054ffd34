package io.serenade.accounts;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The settings of accounts.
 *
 * @param jwtKey {@code JWT_SECRET_KEY}: the key that signs access tokens; without it one is generated and kept in the
 *     database
 * @param denyList {@code PASSWORD_DENY_LIST}: whether passwords that everybody tries first are refused
 * @param registrationsPerHour {@code REGISTRATIONS_PER_HOUR}: how many one IP address may make
 */
public record AccountSettings(Optional<Secret> jwtKey, boolean denyList, int registrationsPerHour) {
    /** The length of an HS256 signature, which is the shortest key that RFC 7518, section 3.2, allows. */
    private static final int SHORTEST_KEY_BYTES = 32;

    public static AccountSettings from(Settings settings) {
        Optional<Secret> key = settings.secret("JWT_SECRET_KEY");
        if (key.isPresent() && key.get().reveal().getBytes(StandardCharsets.UTF_8).length < SHORTEST_KEY_BYTES) {
            throw new SettingsException(
                    "JWT_SECRET_KEY",
                    "must have at least " + SHORTEST_KEY_BYTES
                            + " bytes, such as \"openssl rand -base64 48\" makes; without it a key is made and kept in the"
                            + " database.");
        }
        return new AccountSettings(
                key,
                settings.flag("PASSWORD_DENY_LIST", true),
                settings.integer("REGISTRATIONS_PER_HOUR", 10, 1, 1_000_000));
    }
}
