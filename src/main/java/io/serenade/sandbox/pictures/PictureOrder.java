package io.serenade.sandbox.pictures;

import java.util.Set;

/**
 * What a picture is drawn from: two equal orders are the same picture.
 *
 * @param unwanted words for what is to stay out, as negative prompts name it
 * @param width in pixels
 * @param height in pixels
 */
public record PictureOrder(String prompt, String unwanted, long seed, int width, int height) {
    public PictureOrder {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture of " + width + "×" + height + " pixels cannot be drawn.");
        }
    }

    /** The same picture with room to move a window of the old size about in it. */
    PictureOrder enlarged(double factor) {
        return new PictureOrder(
                prompt, unwanted, seed, (int) Math.ceil(width * factor), (int) Math.ceil(height * factor));
    }

    Set<Motif> motifs() {
        Set<Motif> motifs = Motif.namedIn(prompt);
        motifs.removeAll(Motif.namedIn(unwanted));
        return motifs;
    }

    /** The seed of all random numbers; it does not depend on the size, so that a scene keeps its shape. */
    long chances() {
        long hash = 1125899906842597L;
        for (int i = 0; i < prompt.length(); i++) {
            hash = 31 * hash + prompt.charAt(i);
        }
        return hash ^ (seed * 0x9E3779B97F4A7C15L);
    }
}
