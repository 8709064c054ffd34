package io.serenade.rendering.filters;

import io.serenade.rendering.ffmpeg.FramePainter.Brush;
import io.serenade.rendering.ffmpeg.PictureShape;
import java.util.List;

/** Layers as a brush that paints them one over the other. */
final class Layers {
    private Layers() {}

    static Brush brush(PictureShape shape, List<Layer> layers) {
        return (bytes, number) -> {
            Planes frame = new Planes(shape, bytes);
            double seconds = number / shape.framesPerSecond();
            layers.forEach(layer -> layer.paint(frame, seconds));
        };
    }
}
