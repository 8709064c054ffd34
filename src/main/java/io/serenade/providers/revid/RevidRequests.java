package io.serenade.providers.revid;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.AvatarVideoMaker.VideoRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** The bodies of requests for videos. */
final class RevidRequests {
    private RevidRequests() {}

    /**
     * The workflow that lets a picture speak, upright. The text is spoken unchanged, and the picture keeps
     * its background: without it a pet mostly loses its ears as well.
     */
    static JsonObject render(VideoRequest request) {
        JsonObjectBuilder body = JSON.createObjectBuilder()
                .add("workflow", "avatar-to-video")
                .add("source", JSON.createObjectBuilder().add("text", request.text()))
                .add("aspectRatio", "9:16")
                .add(
                        "avatar",
                        JSON.createObjectBuilder()
                                .add("enabled", true)
                                .add("url", request.picture().toString())
                                .add("removeBackground", false))
                .add(
                        "voice",
                        JSON.createObjectBuilder().add("enabled", true).add("language", locale(request.language())))
                .add(
                        "captions",
                        JSON.createObjectBuilder()
                                .add("enabled", request.captions())
                                .add("position", "bottom"))
                .add("music", JSON.createObjectBuilder().add("enabled", false))
                .add("options", JSON.createObjectBuilder().add("summarizationPreference", "no-summarization"))
                .add("render", JSON.createObjectBuilder().add("resolution", "1080p"));
        request.webhook().ifPresent(webhook -> body.add("webhookUrl", webhook.toString()));
        return body.build();
    }

    /** Revid names languages with a country: {@code en-US}, and {@code hi-IN} for those of India. */
    private static String locale(String language) {
        String code = language.toLowerCase(Locale.ROOT);
        return code.equals("en") ? "en-US" : code + "-IN";
    }
}
