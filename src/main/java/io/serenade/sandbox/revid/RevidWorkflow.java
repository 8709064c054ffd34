package io.serenade.sandbox.revid;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The workflows of the real service and the field of {@code source} that each of them needs. */
enum RevidWorkflow {
    SCRIPT_TO_VIDEO("text"),
    PROMPT_TO_VIDEO("prompt"),
    ARTICLE_TO_VIDEO("url"),
    AVATAR_TO_VIDEO("text"),
    AD_GENERATOR("prompt"),
    MUSIC_TO_VIDEO("url"),
    MOTION_TRANSFER("url"),
    CAPTION_VIDEO("url"),
    STATIC_BACKGROUND_VIDEO("text");

    private final String source;

    RevidWorkflow(String source) {
        this.source = source;
    }

    static Optional<RevidWorkflow> find(String word) {
        return Arrays.stream(values())
                .filter(workflow -> workflow.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(RevidWorkflow::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The field of {@code source} without which there is nothing to make. */
    String source() {
        return source;
    }
}
