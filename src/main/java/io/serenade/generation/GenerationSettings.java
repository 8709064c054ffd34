package io.serenade.generation;

import io.serenade.accounts.OrderRules;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.webhooks.WebhookSecrets;
import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.replicate.ReplicateSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rules of the media-generation API under the names and defaults of docs/generation.md.
 *
 * @param maxRetries {@code MAX_RETRIES}: tries after the first, of each step
 * @param retryDelay {@code RETRY_DELAY}: the delay before the first of them; it doubles with each
 * @param orders who may order, and how much
 * @param parallel {@code MAX_CONCURRENT_GENERATIONS}: predictions under way at the provider
 * @param timeout {@code GENERATION_TIMEOUT_MINUTES}: of one prediction
 * @param webhookBaseUrl where the provider can reach us; empty if only polling finds results
 * @param webhookSecrets {@code GENERATION_WEBHOOK_SECRET}: the secrets that sign webhooks to callers
 */
public record GenerationSettings(
        int maxRetries,
        Duration retryDelay,
        OrderRules orders,
        int parallel,
        Duration timeout,
        Optional<URI> webhookBaseUrl,
        int retentionDays,
        Optional<WebhookSecrets> webhookSecrets) {

    public static GenerationSettings from(Settings settings) {
        boolean keyless = ReplicateSettings.PROVIDER.key(settings).isEmpty();
        NodeSettings node = NodeSettings.from(settings);
        return new GenerationSettings(
                settings.integer("MAX_RETRIES", 3, 0, 20),
                settings.seconds("RETRY_DELAY", 60),
                OrderRules.from(settings, Generation.PRODUCT, List.of(ReplicateSettings.PROVIDER)),
                settings.integer("MAX_CONCURRENT_GENERATIONS", 10, 1, 1_000),
                settings.minutes("GENERATION_TIMEOUT_MINUTES", 30),
                node.webhookBaseUrl().or(() -> keyless ? Optional.of(node.local()) : Optional.empty()),
                settings.integer("FILE_RETENTION_DAYS", 30, 1, 36_500),
                settings.secret("GENERATION_WEBHOOK_SECRET").map(WebhookSecrets::of));
    }

    /** Doubling delays between the attempts of a step. */
    RetryPolicy retryPolicy() {
        List<Duration> delays = IntStream.range(0, Math.max(1, maxRetries))
                .mapToObj(n -> retryDelay.multipliedBy(1L << n))
                .toList();
        return new RetryPolicy(maxRetries + 1, delays);
    }
}
