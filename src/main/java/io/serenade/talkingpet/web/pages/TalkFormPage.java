package io.serenade.talkingpet.web.pages;

import java.util.List;

/**
 * The first page of the talking pet.
 *
 * @param notice why nothing can be ordered, such as {@code unavailable}; empty if it can
 * @param mostCharacters of the words
 * @param limit orders of one browser
 */
public record TalkFormPage(String notice, int mostCharacters, int limit) {
    /** How the pet may move; the theme's texts hold the prompt for each. */
    public static final List<String> MOTIONS = List.of("calm", "lively", "proud");

    /** What becomes of words that last longer than the clip, in the words of the API. */
    public static final List<String> FITS = List.of("speech", "hold", "shortest");
}
