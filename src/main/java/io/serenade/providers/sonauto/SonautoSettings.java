package io.serenade.providers.sonauto;

import io.serenade.platform.Secret;
import io.serenade.platform.Settings;
import io.serenade.platform.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How Sonauto is reached. Without a key the sandbox stands in, if it is on.
 *
 * @param baseUrl {@code EXTERNAL_API_URL}
 * @param key empty where the sandbox stands in, whose key is made by the running server
 * @param slots {@code MAX_CONCURRENT_REQUESTS}: songs that Sonauto makes for us at a time
 * @param songHosts {@code SONG_HOSTS}: hosts, besides the API's own origin, from which songs may be fetched
 * @param privateSongHosts whether the song hosts were configured and may thus have non-public addresses
 */
public record SonautoSettings(
        URI baseUrl,
        Optional<Secret> key,
        Duration timeout,
        List<String> songHosts,
        boolean privateSongHosts,
        int slots) {
    private static final String REAL = "https://api.sonauto.ai/v1";

    public static SonautoSettings from(Settings settings) {
        boolean sandbox = settings.flag("SANDBOX", false);
        boolean keyed = settings.secret("SONAUTO_API_KEY").isPresent();
        if (!keyed && !sandbox) {
            throw new SettingsException(
                    "SONAUTO_API_KEY",
                    "is missing: set it to make real songs, or set SANDBOX=on to try Serenade out without one.");
        }
        String usual = keyed
                ? REAL
                : "http://127.0.0.1:" + settings.integer("HTTP_PORT", 8080, 1, 65_535) + "/sandbox/sonauto";
        return new SonautoSettings(
                settings.address("EXTERNAL_API_URL", usual),
                settings.secret("SONAUTO_API_KEY"),
                settings.seconds("API_REQUEST_TIMEOUT_SECONDS", 30),
                settings.list("SONG_HOSTS", "cdn.sonauto.ai"),
                settings.find("SONG_HOSTS").isPresent(),
                settings.integer("MAX_CONCURRENT_REQUESTS", 10, 1, 1_000));
    }

    /** Scheme, host and port of the API, for example {@code https://api.sonauto.ai}. */
    public URI origin() {
        return baseUrl.resolve("/");
    }

    boolean isReal() {
        return baseUrl.toString().equals(REAL);
    }
}
