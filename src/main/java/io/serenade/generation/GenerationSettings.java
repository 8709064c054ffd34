package io.serenade.generation;

import io.serenade.jobs.RetryPolicy;
import io.serenade.platform.NodeSettings;
import io.serenade.platform.Settings;
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
 * @param retryDelay {@code RETRY_DELAY}: the rest before the first of them; each later one is twice as long
 * @param open {@code GENERATION_OPEN}: whether callers without a key may spend a real provider's credit
 * @param perHour {@code GENERATIONS_PER_HOUR}: of one address without a key
 * @param parallel {@code MAX_CONCURRENT_GENERATIONS}: predictions under way at the provider
 * @param timeout {@code GENERATION_TIMEOUT_MINUTES}: of one prediction
 * @param webhookBaseUrl where the provider can reach us; empty where only polling finds results
 */
public record GenerationSettings(
        int maxRetries,
        Duration retryDelay,
        boolean open,
        int perHour,
        int parallel,
        Duration timeout,
        Optional<URI> webhookBaseUrl,
        int retentionDays) {

    public static GenerationSettings from(Settings settings) {
        boolean keyless = ReplicateSettings.PROVIDER.key(settings).isEmpty();
        NodeSettings node = NodeSettings.from(settings);
        return new GenerationSettings(
                settings.integer("MAX_RETRIES", 3, 0, 20),
                settings.seconds("RETRY_DELAY", 60),
                settings.flag("GENERATION_OPEN", keyless),
                settings.integer("GENERATIONS_PER_HOUR", 60, 1, 1_000_000),
                settings.integer("MAX_CONCURRENT_GENERATIONS", 10, 1, 1_000),
                settings.minutes("GENERATION_TIMEOUT_MINUTES", 30),
                node.webhookBaseUrl().or(() -> keyless ? Optional.of(node.local()) : Optional.empty()),
                settings.integer("FILE_RETENTION_DAYS", 30, 1, 36_500));
    }

    /** Doubling rests between the tries of a step. */
    RetryPolicy retryPolicy() {
        List<Duration> rests = IntStream.range(0, Math.max(1, maxRetries))
                .mapToObj(n -> retryDelay.multipliedBy(1L << n))
                .toList();
        return new RetryPolicy(maxRetries + 1, rests);
    }
}
