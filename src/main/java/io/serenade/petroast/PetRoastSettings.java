package io.serenade.petroast;

import io.serenade.accounts.OrderRules;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.webhooks.WebhookSecrets;
import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.indictrans.IndicTransSettings;
import io.serenade.providers.revid.RevidSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the pet roast under the names and defaults of docs/pet-roast.md.
 *
 * @param orders who may order videos, and how many
 * @param translations who may have texts translated, and how many
 * @param timeout {@code ROAST_TIMEOUT_MINUTES}: of one video at the provider
 * @param publicBaseUrl where the provider fetches pictures and callers find videos
 * @param webhookBaseUrl where the provider can reach us; empty if only polling finds videos
 * @param backend {@code BACKEND_WEBHOOK_URL}: who is notified of every roast's end
 * @param webhookSecrets {@code ROAST_WEBHOOK_SECRET}, otherwise {@code REVID_WEBHOOK_SECRET}: the secrets that sign
 *     our webhooks
 * @param proofWanted whether a provider's webhook without a token of ours has to be signed
 */
public record PetRoastSettings(
        OrderRules orders,
        OrderRules translations,
        Duration timeout,
        URI publicBaseUrl,
        Optional<URI> webhookBaseUrl,
        Optional<URI> backend,
        Optional<WebhookSecrets> webhookSecrets,
        boolean proofWanted,
        int retentionDays) {
    private static final RetryPolicy RETRIES =
            new RetryPolicy(3, List.of(Duration.ofSeconds(10), Duration.ofSeconds(60)));

    public static PetRoastSettings from(Settings settings) {
        NodeSettings node = NodeSettings.from(settings);
        RevidSettings revid = RevidSettings.from(settings);
        return new PetRoastSettings(
                OrderRules.from(settings, Roast.PRODUCT, List.of(RevidSettings.PROVIDER)),
                OrderRules.from(settings, "translation", List.of(IndicTransSettings.PROVIDER)),
                settings.minutes("ROAST_TIMEOUT_MINUTES", 15),
                node.publicBaseUrl(),
                node.webhookBaseUrl().or(() -> revid.standIn() ? Optional.of(node.local()) : Optional.empty()),
                settings.findAddress("BACKEND_WEBHOOK_URL"),
                settings.secret("ROAST_WEBHOOK_SECRET")
                        .or(() -> settings.secret("REVID_WEBHOOK_SECRET"))
                        .map(WebhookSecrets::of),
                !revid.webhookSecrets().isEmpty(),
                settings.integer("FILE_RETENTION_DAYS", 30, 1, 36_500));
    }

    /** Three attempts, for stages that cost nothing when they are repeated. */
    RetryPolicy retryPolicy() {
        return RETRIES;
    }
}
