package io.serenade.sandbox.revid;

import io.serenade.platform.json.BoundedJson;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a request for a video, with Revid's rules for it.
 *
 * @param voice identifies the voice: its id, otherwise the language
 * @param resolution such as {@code 1080p}
 */
record RevidRequest(
        RevidWorkflow workflow,
        String source,
        Optional<URI> avatar,
        boolean captions,
        String voice,
        String resolution,
        Optional<URI> webhook) {
    private static final Set<String> FIELDS = Set.of(
            "workflow",
            "source",
            "aspectRatio",
            "webhookUrl",
            "projectId",
            "media",
            "voice",
            "captions",
            "music",
            "audio",
            "avatar",
            "options",
            "render",
            "characterIds",
            "advanced",
            "metadata");
    private static final Set<String> RATIOS = Set.of("9:16", "1:1", "16:9", "portrait", "landscape", "square", "auto");
    private static final Set<String> RESOLUTIONS = Set.of("720p", "1080p", "4k");

    static RevidRequest parse(String body) {
        try {
            return parse(BoundedJson.object(body));
        } catch (JsonException e) {
            throw RevidErrors.invalid("The body is no JSON object: " + e.getMessage());
        }
    }

    private static RevidRequest parse(JsonObject json) {
        json.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw RevidErrors.invalid("Unrecognized key: " + name);
                });
        RevidWorkflow workflow = RevidWorkflow.find(text(json, "workflow").orElse(""))
                .orElseThrow(() -> RevidErrors.invalid("workflow must be one of " + RevidWorkflow.words()));
        RevidRequest request = new RevidRequest(
                workflow,
                source(workflow, object(json, "source")),
                text(object(json, "avatar"), "url").map(RevidRequest::address),
                isOn(object(json, "captions")),
                text(object(json, "voice"), "voiceId")
                        .or(() -> text(object(json, "voice"), "language"))
                        .orElse("en-US"),
                oneOf(
                        "render.resolution",
                        text(object(json, "render"), "resolution").orElse("1080p"),
                        RESOLUTIONS),
                text(json, "webhookUrl").map(RevidRequest::address));
        oneOf("aspectRatio", text(json, "aspectRatio").orElse("9:16"), RATIOS);
        if (workflow == RevidWorkflow.AVATAR_TO_VIDEO && request.avatar().isEmpty()) {
            throw RevidErrors.invalid("avatar.url is required for avatar-to-video");
        }
        return request;
    }

    private static String source(RevidWorkflow workflow, JsonObject source) {
        return text(source, workflow.source())
                .orElseThrow(() ->
                        RevidErrors.invalid("source." + workflow.source() + " is required for " + workflow.word()));
    }

    private static boolean isOn(JsonObject settings) {
        return settings.getOrDefault("enabled", JsonValue.FALSE).equals(JsonValue.TRUE);
    }

    private static String oneOf(String field, String word, Set<String> allowed) {
        if (!allowed.contains(word)) {
            throw RevidErrors.invalid(field + " must be one of "
                    + String.join(", ", allowed.stream().sorted().toList()));
        }
        return word;
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw RevidErrors.invalid("Invalid url: " + e.getReason());
        }
        throw RevidErrors.invalid("Invalid url");
    }

    private static JsonObject object(JsonObject parent, String name) {
        JsonValue value = parent.getOrDefault(name, JsonValue.NULL);
        if (value.equals(JsonValue.NULL)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (!(value instanceof JsonObject object)) {
            throw RevidErrors.invalid(name + " must be an object");
        }
        return object;
    }

    private static Optional<String> text(JsonObject parent, String name) {
        JsonValue value = parent.getOrDefault(name, JsonValue.NULL);
        if (value.equals(JsonValue.NULL)) {
            return Optional.empty();
        }
        if (!(value instanceof JsonString text)) {
            throw RevidErrors.invalid(name + " must be a string");
        }
        return Optional.of(text.getString()).filter(words -> !words.isBlank());
    }
}
