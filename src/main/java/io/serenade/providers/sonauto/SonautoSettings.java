package io.serenade.providers.sonauto;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How Sonauto is reached. Without a key the sandbox stands in, if it is on; without both no song can be made, but
 * the application starts, because a site may offer other things.
 *
 * @param baseUrl {@code EXTERNAL_API_URL}
 * @param key empty if the sandbox stands in, whose key is made by the running server
 * @param slots {@code MAX_CONCURRENT_REQUESTS}: songs that Sonauto makes for us at a time
 * @param streamUrl {@code SONG_STREAM_URL}: the address, to be followed by a task's id, at which a song can be heard
 *     while it is made
 * @param standIn whether the sandbox stands in
 * @param songHosts {@code SONG_HOSTS}: hosts, besides the API's own origin, from which songs may be fetched
 * @param privateSongHosts whether the song hosts were configured and may thus have non-public addresses
 */
public record SonautoSettings(
        URI baseUrl,
        URI streamUrl,
        Optional<Secret> key,
        boolean standIn,
        Duration timeout,
        List<String> songHosts,
        boolean privateSongHosts,
        int slots) {
    public static final Provider PROVIDER = new Provider("sonauto", "SONAUTO_API_KEY", "Sonauto", "songs");

    private static final String REAL = "https://api.sonauto.ai/v1";

    /** Known from public client code; the provider does not document it. */
    private static final String REAL_STREAM = "https://api-stream.sonauto.ai/v1/stream/";

    public static SonautoSettings from(Settings settings) {
        String usual = PROVIDER.hasStandIn(settings) ? PROVIDER.standInAddress(settings) : REAL;
        URI baseUrl = settings.address("EXTERNAL_API_URL", usual);
        String stream = baseUrl.toString().equals(REAL) ? REAL_STREAM : baseUrl + "/stream/";
        return new SonautoSettings(
                baseUrl,
                settings.address("SONG_STREAM_URL", stream),
                PROVIDER.key(settings),
                PROVIDER.hasStandIn(settings),
                settings.seconds("API_REQUEST_TIMEOUT_SECONDS", 30),
                settings.list("SONG_HOSTS", "cdn.sonauto.ai"),
                settings.find("SONG_HOSTS").isPresent(),
                settings.integer("MAX_CONCURRENT_REQUESTS", 10, 1, 1_000));
    }

    /** Whether songs can be made at all. */
    public boolean isConfigured() {
        return key.isPresent() || standIn;
    }

    /** Scheme, host and port of the API, for example {@code https://api.sonauto.ai}. */
    public URI origin() {
        return baseUrl.resolve("/");
    }

    boolean isReal() {
        return baseUrl.toString().equals(REAL);
    }
}
