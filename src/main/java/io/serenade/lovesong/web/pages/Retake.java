package io.serenade.lovesong.web.pages;

import java.util.Optional;

/**
 * Why a song was made twice, for whoever had it made.
 *
 * @param sung what the first one sang for the name, if that is clear
 * @param mended whether every name is sung in the one that is delivered
 */
public record Retake(String name, Optional<String> sung, boolean mended) {
    /** The key of the sentence that explains it. */
    public String text() {
        return "result.again." + (!mended ? "better" : sung.isPresent() ? "sung" : "missing");
    }
}
