package io.serenade.lovesong.web.pages;

import java.util.Optional;

/**
 * Why a song was made twice, for whoever had it made.
 *
 * @param sung what the first one sang for the name, if that is clear
 * @param mended whether the one that is here sings every name
 */
public record Retake(String name, Optional<String> sung, boolean mended) {
    /** The key of the sentence that tells it. */
    public String text() {
        return "result.again." + (!mended ? "better" : sung.isPresent() ? "sung" : "missing");
    }
}
