package io.serenade.rendering.filters;

/** Something that is painted on each frame of a clip. */
@FunctionalInterface
interface Layer {
    /** @param seconds since the clip began */
    void paint(Planes frame, double seconds);
}
