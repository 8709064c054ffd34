package io.serenade.talkingpet;

import java.time.Duration;

/**
 * What a pet is to say.
 *
 * @param voiceId as the provider of speech names it
 */
public record Words(String text, String voiceId) {
    private static final double CHARACTERS_A_SECOND = 14;

    /** About how long the words will take to say. */
    Duration estimate() {
        return Duration.ofMillis(Math.round(text.codePointCount(0, text.length()) / CHARACTERS_A_SECOND * 1_000));
    }
}
