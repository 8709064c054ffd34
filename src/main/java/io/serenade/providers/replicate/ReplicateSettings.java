package io.serenade.providers.replicate;

import io.serenade.platform.keys.WebhookSignature;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How Replicate is reached. Without a token the sandbox stands in, if it is on; without both nothing can be generated,
 * but the application starts, because a campaign may be about songs only.
 *
 * @param token empty if the sandbox stands in, whose key is made by the running server, and where there is neither
 * @param standIn whether the sandbox stands in
 * @param fileHosts {@code REPLICATE_FILE_HOSTS}: hosts, besides the API's own origin, from which outputs may be fetched
 * @param privateFileHosts whether the file hosts were configured and may thus have non-public addresses
 * @param webhookSecrets {@code REPLICATE_WEBHOOK_SECRET}: empty if Replicate is asked for it
 * @param slots {@code REPLICATE_SLOTS}: predictions under way at a time, of all products
 * @param models {@code REPLICATE_MODELS}: the models that may be run, the default one first
 */
public record ReplicateSettings(
        URI baseUrl,
        Optional<Secret> token,
        boolean standIn,
        Duration timeout,
        List<String> fileHosts,
        boolean privateFileHosts,
        List<Secret> webhookSecrets,
        List<String> models,
        int slots) {
    public static final Provider PROVIDER = new Provider(
                    "replicate", "REPLICATE_API_TOKEN", "Replicate", "pictures and clips")
            .keeping("Inputs and outputs of predictions made through its API are removed there one hour after"
                    + " each.");

    private static final String REAL = "https://api.replicate.com/v1";
    private static final String USUAL_MODELS = String.join(
            ",",
            "stability-ai/sdxl:7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc",
            "black-forest-labs/flux-schnell",
            "minimax/hailuo-02",
            "christophy/stable-video-diffusion:92a0c9a9cb1fd93ea0361d15e499dc879b35095077b2feed47315ccab4524036");

    public static ReplicateSettings from(Settings settings) {
        String usual = PROVIDER.hasStandIn(settings) ? PROVIDER.standInAddress(settings) + "/v1" : REAL;
        return new ReplicateSettings(
                settings.address("REPLICATE_BASE_URL", usual),
                PROVIDER.key(settings),
                PROVIDER.hasStandIn(settings),
                settings.seconds("REPLICATE_TIMEOUT_SECONDS", 30),
                fileHosts(settings.list("REPLICATE_FILE_HOSTS", "replicate.delivery,*.replicate.delivery")),
                settings.find("REPLICATE_FILE_HOSTS").isPresent(),
                webhookSecrets(settings.secret("REPLICATE_WEBHOOK_SECRET")),
                models(settings.list("REPLICATE_MODELS", USUAL_MODELS)),
                settings.integer("REPLICATE_SLOTS", 40, 1, 1_000));
    }

    private static List<String> fileHosts(List<String> hosts) {
        hosts.stream()
                .filter(host -> !host.matches("(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:\\d{1,5})?"))
                .findFirst()
                .ifPresent(host -> {
                    throw Settings.refusal(
                            "REPLICATE_FILE_HOSTS", host, "hosts such as replicate.delivery or *.replicate.delivery");
                });
        return hosts;
    }

    private static List<Secret> webhookSecrets(Optional<Secret> list) {
        List<Secret> secrets = list.stream()
                .flatMap(all -> Arrays.stream(all.reveal().split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::new)
                .toList();
        if (!secrets.stream().allMatch(WebhookSignature::isUsable)) {
            throw new SettingsException(
                    "REPLICATE_WEBHOOK_SECRET",
                    "must be what Replicate gave you, whsec_ and base64 (several, while you change it, with commas).");
        }
        return secrets;
    }

    private static List<String> models(List<String> names) {
        names.stream()
                .filter(name -> ReplicateModel.find(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw Settings.refusal(
                            "REPLICATE_MODELS", name, "models such as owner/name or owner/name:version (64 digits)");
                });
        return names;
    }

    /** Whether anything can be generated at all. */
    public boolean configured() {
        return token.isPresent() || standIn;
    }

    /** Scheme, host and port of the API, for example {@code https://api.replicate.com}. */
    public URI origin() {
        return baseUrl.resolve("/");
    }

    public String defaultModel() {
        return models.get(0);
    }

    /** The allowed model that is meant: named in full, or without its version. */
    public Optional<String> findModel(String asked) {
        return models.stream()
                .filter(model -> model.equals(asked) || model.startsWith(asked + ":"))
                .findFirst();
    }
}
