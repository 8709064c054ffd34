package io.serenade.sandbox.speech;

/**
 * How a voice sounds.
 *
 * @param pitch of the speaker in Hz
 * @param wordsPerMinute how fast it speaks
 * @param squeak by how much everything is played faster and thus higher, as small animals would speak; 1 for not at all
 */
public record Tone(int pitch, int wordsPerMinute, double squeak) {

    /** The tone of a name: always the same for the same name, and usually different for different names. */
    public static Tone of(String name) {
        int seed = scattered(name.hashCode());
        return new Tone(75 + seed % 130, 135 + seed / 130 % 45, 0.9 + seed / 6_000 % 5 * 0.1);
    }

    /** Scatters hash codes, because those of names that differ in one letter hardly differ. */
    private static int scattered(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x45D9F3B;
        return (mixed ^ mixed >>> 16) & Integer.MAX_VALUE;
    }
}
