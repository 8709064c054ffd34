package io.serenade.rendering.image.colour;

/** A picture's colour space, and its conversion to sRGB, in which everything is stored and shown. */
public interface Colours {
    /** Values that are sRGB already, as in every picture that does not declare another colour space. */
    Colours SRGB = argb -> {};

    /** Replaces colours by their sRGB values; alpha in the upper eight bits stays, and nothing is premultiplied. */
    void toSrgb(int[] argb);
}
