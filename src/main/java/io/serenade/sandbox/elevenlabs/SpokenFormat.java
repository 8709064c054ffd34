package io.serenade.sandbox.elevenlabs;

import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SoundShape;
import java.util.Set;

/**
 * The value of {@code output_format}; only the MP3 formats of the real service are supported here.
 *
 * @param sampleRate in Hz
 */
record SpokenFormat(int sampleRate, int kilobits) {
    private static final String USUAL = "mp3_44100_128";
    private static final Set<String> KNOWN =
            Set.of("mp3_22050_32", "mp3_44100_32", "mp3_44100_64", "mp3_44100_96", "mp3_44100_128", "mp3_44100_192");

    /** @param word null if none is named */
    static SpokenFormat parse(String word) {
        String named = word == null ? USUAL : word;
        if (!KNOWN.contains(named)) {
            throw ElevenLabsErrors.wrongField(
                    "query",
                    "output_format",
                    "Input should be one of "
                            + String.join(", ", KNOWN.stream().sorted().toList()) + " (in the sandbox)",
                    "enum");
        }
        String[] parts = named.split("_");
        return new SpokenFormat(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    SoundShape shape() {
        return new SoundShape(SongFormat.MP3, sampleRate, 1, kilobits + "k");
    }
}
