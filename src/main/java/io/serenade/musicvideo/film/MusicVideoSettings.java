package io.serenade.musicvideo.film;

import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.replicate.ReplicateSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of music videos.
 *
 * @param budget {@code JOB_BUDGET_USD}: what one film may cost, in dollars
 * @param quotaBytes {@code STORAGE_QUOTA_BYTES}: what one user's songs, clips and films may take
 * @param deadline {@code MUSIC_VIDEO_DEADLINE_SECONDS}: of a film, from its first stage on
 * @param clipDeadline {@code CLIP_DEADLINE_SECONDS}: of a clip, from the start of its model
 * @param filmsPerHour {@code JOBS_PER_HOUR}: of one account
 * @param filmsAtOnce {@code MUSIC_VIDEO_JOBS}: over all nodes
 * @param mostClips {@code MAX_CLIPS}: paid generations of one film
 * @param imageModels {@code MUSIC_VIDEO_IMAGE_MODELS}: the models that draw the reference pictures, in the order of
 *     fallback
 * @param clipModels {@code MUSIC_VIDEO_CLIP_MODELS}: the models that make clips, in the order of fallback
 * @param failedKept {@code FAILED_AUDIO_DAYS}: how long song and clips of failed films are kept; zero to delete them at
 *     once
 * @param clipsKept {@code FINISHED_CLIP_DAYS}: how long clips of finished films are kept; zero to delete them at once
 * @param webhookBaseUrl where the provider can reach us; empty if only polling finds results
 */
public record MusicVideoSettings(
        BigDecimal budget,
        long quotaBytes,
        Duration deadline,
        Duration clipDeadline,
        int filmsPerHour,
        int filmsAtOnce,
        int mostClips,
        List<String> imageModels,
        List<ClipModel> clipModels,
        Duration failedKept,
        Duration clipsKept,
        Optional<URI> webhookBaseUrl,
        URI publicBaseUrl) {
    /** Fewer clips do not make a film. */
    public static final int FEWEST_CLIPS = 3;

    /** How long films and their songs are kept. */
    public static final Duration KEPT = Duration.ofDays(14);

    private static final String SDXL =
            "stability-ai/sdxl:7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc";
    private static final String FLUX = "black-forest-labs/flux-schnell";
    private static final String STABLE_VIDEO =
            "christophy/stable-video-diffusion:92a0c9a9cb1fd93ea0361d15e499dc879b35095077b2feed47315ccab4524036";
    private static final String COG_VIDEO =
            "cuuupid/cogvideox-5b:5b14e2c2c648efecc8d36c6353576552f8a124e690587212f8e8bb17ecda3d8c";

    public static MusicVideoSettings from(Settings settings) {
        NodeSettings node = NodeSettings.from(settings);
        boolean keyless = ReplicateSettings.PROVIDER.key(settings).isEmpty();
        return new MusicVideoSettings(
                dollars(settings.text("JOB_BUDGET_USD", "20")),
                bytes(settings.text("STORAGE_QUOTA_BYTES", "10737418240")),
                settings.seconds("MUSIC_VIDEO_DEADLINE_SECONDS", 900),
                settings.seconds("CLIP_DEADLINE_SECONDS", 120),
                settings.integer("JOBS_PER_HOUR", 5, 1, 1_000_000),
                settings.integer("MUSIC_VIDEO_JOBS", 6, 1, 1_000),
                settings.integer("MAX_CLIPS", 30, FEWEST_CLIPS, 200),
                models("MUSIC_VIDEO_IMAGE_MODELS", settings.list("MUSIC_VIDEO_IMAGE_MODELS", SDXL + "," + FLUX)),
                models(
                                "MUSIC_VIDEO_CLIP_MODELS",
                                settings.list("MUSIC_VIDEO_CLIP_MODELS", STABLE_VIDEO + "," + COG_VIDEO))
                        .stream()
                        .map(model -> ClipModel.of(model, settings))
                        .toList(),
                Duration.ofDays(settings.integer("FAILED_AUDIO_DAYS", 7, 0, 14)),
                Duration.ofDays(settings.integer("FINISHED_CLIP_DAYS", 7, 0, 14)),
                node.webhookBaseUrl().or(() -> keyless ? Optional.of(node.local()) : Optional.empty()),
                node.publicBaseUrl());
    }

    private static BigDecimal dollars(String text) {
        if (text.matches("\\d{1,6}(\\.\\d{1,4})?")) {
            return new BigDecimal(text);
        }
        throw Settings.refusal("JOB_BUDGET_USD", text, "an amount in dollars such as 20 or 12.50");
    }

    private static long bytes(String text) {
        if (text.matches("\\d{1,15}")) {
            return Long.parseLong(text);
        }
        throw Settings.refusal("STORAGE_QUOTA_BYTES", text, "a number of bytes such as 10737418240");
    }

    private static List<String> models(String variable, List<String> names) {
        if (names.isEmpty()) {
            throw Settings.refusal(variable, "", "one model at least, such as owner/name");
        }
        names.stream()
                .filter(name -> !name.matches("[\\w.-]+/[\\w.-]+(:[0-9a-f]{64})?"))
                .findFirst()
                .ifPresent(name -> {
                    throw Settings.refusal(
                            variable, name, "models such as owner/name or owner/name:version (64 digits)");
                });
        return new ArrayList<>(names);
    }

    /** All models, for checking their prices. */
    public List<String> models() {
        return Stream.concat(imageModels.stream(), clipModels.stream().map(ClipModel::name))
                .toList();
    }
}
