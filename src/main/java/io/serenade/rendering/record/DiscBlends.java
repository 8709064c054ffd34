package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.image.pixels.Yuv;

/** The blends of the three planes of a frame. */
record DiscBlends(DiscBlend luma, DiscBlend blue, DiscBlend red) {

    static DiscBlends of(Pixels overlay, int discEdge, int top) {
        return new DiscBlends(
                DiscBlend.of(overlay, discEdge, top, 1, (r, g, b, alpha) -> Yuv.BLACK * alpha + Yuv.luma(r, g, b)),
                DiscBlend.of(overlay, discEdge, top, 2, (r, g, b, alpha) -> Yuv.GREY * alpha + Yuv.blueness(r, g, b)),
                DiscBlend.of(overlay, discEdge, top, 2, (r, g, b, alpha) -> Yuv.GREY * alpha + Yuv.redness(r, g, b)));
    }
}
