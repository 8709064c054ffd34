package io.serenade.providers.revid;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How Revid is reached. Without a key the sandbox stands in, if it is on; without both no talking videos can be made.
 *
 * @param baseUrl {@code REVID_BASE_URL}, with the version
 * @param key empty if the sandbox stands in, whose key is made by the running server
 * @param standIn whether the sandbox stands in
 * @param timeout {@code REVID_TIMEOUT_SECONDS}: until a request counts as unanswered
 * @param fileHosts {@code REVID_FILE_HOSTS}: hosts, besides the API's own origin, from which videos may be fetched
 * @param privateFileHosts whether the file hosts were configured and may thus have non-public addresses
 * @param slots {@code REVID_SLOTS}: videos under way at a time, of all products
 * @param webhookSecrets {@code REVID_WEBHOOK_SECRET}: what webhooks are signed with, if they are; two with a
 *     comma between while it is changed
 */
public record RevidSettings(
        URI baseUrl,
        Optional<Secret> key,
        boolean standIn,
        Duration timeout,
        List<String> fileHosts,
        boolean privateFileHosts,
        int slots,
        List<Secret> webhookSecrets) {
    public static final Provider PROVIDER = new Provider("revid", "REVID_API_KEY", "Revid", "talking videos");

    private static final String REAL = "https://www.revid.ai/api/public/v3";

    public static RevidSettings from(Settings settings) {
        String usual = PROVIDER.hasStandIn(settings) ? PROVIDER.standInAddress(settings) + "/v3" : REAL;
        return new RevidSettings(
                settings.address("REVID_BASE_URL", usual),
                settings.secret("REVID_API_KEY"),
                PROVIDER.hasStandIn(settings),
                settings.seconds("REVID_TIMEOUT_SECONDS", 30),
                fileHosts(settings.list("REVID_FILE_HOSTS", "*.revid.ai")),
                settings.find("REVID_FILE_HOSTS").isPresent(),
                settings.integer("REVID_SLOTS", 5, 1, 1_000),
                webhookSecrets(settings.secret("REVID_WEBHOOK_SECRET")));
    }

    private static List<Secret> webhookSecrets(Optional<Secret> list) {
        return list.stream()
                .flatMap(all -> Arrays.stream(all.reveal().split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::new)
                .toList();
    }

    private static List<String> fileHosts(List<String> hosts) {
        hosts.stream()
                .filter(host -> !host.matches("(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:\\d{1,5})?"))
                .findFirst()
                .ifPresent(host -> {
                    throw Settings.refusal("REVID_FILE_HOSTS", host, "hosts such as cdn.revid.ai or *.revid.ai");
                });
        return hosts;
    }

    /** Whether videos can be made at all. */
    public boolean isConfigured() {
        return key.isPresent() || standIn;
    }

    /** Scheme, host and port of the API, for example {@code https://www.revid.ai}. */
    URI origin() {
        return baseUrl.resolve("/");
    }
}
