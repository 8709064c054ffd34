package io.serenade.sandbox.pictures;

import java.util.List;

/**
 * What is heard while a photo moves.
 *
 * @param loudness from 0 to 1 for each frame; frames beyond its end are silent
 * @param words in their order; none if it is not known what is said
 */
public record VoiceOver(double[] loudness, List<SpokenWord> words) {
    /** Nothing is heard. */
    public static final VoiceOver SILENCE = new VoiceOver(new double[0], List.of());

    public VoiceOver {
        loudness = loudness.clone();
        words = List.copyOf(words);
    }

    double loudnessAt(int frame) {
        return frame < loudness.length ? Math.max(0, Math.min(1, loudness[frame])) : 0;
    }

    boolean isSilent() {
        return loudness.length == 0 && words.isEmpty();
    }
}
