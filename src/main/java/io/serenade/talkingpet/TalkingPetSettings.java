package io.serenade.talkingpet;

import io.serenade.accounts.OrderRules;
import io.serenade.jobs.webhooks.WebhookSecrets;
import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.elevenlabs.ElevenLabsSettings;
import io.serenade.providers.replicate.ReplicateSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the talking pet.
 *
 * @param models {@code TALKING_PET_MODELS}: the models that may be asked for, the default one first
 * @param longestWait {@code TALKING_PET_WAIT_SECONDS}: how long a caller is kept waiting for the result
 * @param hold {@code TALKING_PET_HOLD}: whether the last picture stays until the speech has ended if the order does not
 *     say otherwise
 * @param timeout {@code TALKING_PET_TIMEOUT_SECONDS}: of one prediction
 * @param headOpen {@code DEBUG_HEAD_OPEN}: whether others than the operator may check addresses
 * @param orders who may order, and how much
 * @param webhookBaseUrl where the provider can reach us; empty if only polling finds results
 * @param webhookSecrets {@code TALKING_PET_WEBHOOK_SECRET}: the secrets that sign our webhooks
 */
public record TalkingPetSettings(
        List<String> models,
        Duration longestWait,
        boolean hold,
        Duration timeout,
        boolean headOpen,
        OrderRules orders,
        Optional<URI> webhookBaseUrl,
        URI publicBaseUrl,
        Optional<WebhookSecrets> webhookSecrets,
        int retentionDays) {

    public static TalkingPetSettings from(Settings settings) {
        NodeSettings node = NodeSettings.from(settings);
        boolean keyless = ReplicateSettings.PROVIDER.key(settings).isEmpty();
        return new TalkingPetSettings(
                models(settings.list("TALKING_PET_MODELS", "minimax/hailuo-02,wan-video/wan-2.2-s2v")),
                Duration.ofSeconds(settings.integer("TALKING_PET_WAIT_SECONDS", 300, 0, 3_600)),
                settings.flag("TALKING_PET_HOLD", true),
                settings.seconds("TALKING_PET_TIMEOUT_SECONDS", 900),
                settings.flag("DEBUG_HEAD_OPEN", false),
                OrderRules.from(
                        settings, PetClip.PRODUCT, List.of(ReplicateSettings.PROVIDER, ElevenLabsSettings.PROVIDER)),
                node.webhookBaseUrl().or(() -> keyless ? Optional.of(node.local()) : Optional.empty()),
                node.publicBaseUrl(),
                settings.secret("TALKING_PET_WEBHOOK_SECRET").map(WebhookSecrets::of),
                settings.integer("FILE_RETENTION_DAYS", 30, 1, 36_500));
    }

    private static List<String> models(List<String> names) {
        if (names.isEmpty()) {
            throw Settings.refusal("TALKING_PET_MODELS", "", "one model at least, such as minimax/hailuo-02");
        }
        names.stream()
                .filter(name -> !name.matches("[\\w.-]+/[\\w.-]+(:[0-9a-f]{64})?"))
                .findFirst()
                .ifPresent(name -> {
                    throw Settings.refusal(
                            "TALKING_PET_MODELS", name, "models such as owner/name or owner/name:version (64 digits)");
                });
        return names;
    }

    /** The allowed model with this name, in full or without its version. */
    public Optional<String> findModel(String asked) {
        return models.stream()
                .filter(model -> model.equals(asked) || model.startsWith(asked + ":"))
                .findFirst();
    }
}
