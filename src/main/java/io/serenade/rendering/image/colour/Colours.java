package io.serenade.rendering.image.colour;

/** What the numbers of a picture stand for, and their way to sRGB, in which everything is kept and shown. */
public interface Colours {
    /** Numbers that are sRGB already, as are those of every picture that says nothing else. */
    Colours SRGB = argb -> {};

    /** Replaces colours by their sRGB values; alpha in the upper eight bits stays, and nothing is premultiplied. */
    void toSrgb(int[] argb);
}
