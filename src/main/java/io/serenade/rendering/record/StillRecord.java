package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.image.pixels.Scaling;
import java.awt.image.BufferedImage;

/**
 * The picture with the record as it lies, waiting for a photo. It is kept as long as the server runs, so it takes four
 * bytes a pixel instead of the sixteen that drawing takes.
 */
final class StillRecord {
    private final RecordVideoSettings settings;
    private final BufferedImage below;
    private final BufferedImage above;

    /** @param armOut 0 for the arm on the record, 1 beside it */
    StillRecord(Composition composition, double armOut) {
        this.settings = composition.settings();
        this.below = composition.below(0).toOpaqueImage();
        this.above = composition.lightAndArm().alone(armOut).toImage();
    }

    BufferedImage with(Pixels photo) {
        int edge = settings.photoPixels();
        Pixels frame = Pixels.of(below);
        frame.lay(
                Disc.round(Scaling.scale(photo, edge, edge)), (settings.resolution() - edge) / 2, settings.photoTop());
        frame.lay(Pixels.of(above), 0, 0);
        return frame.toOpaqueImage();
    }
}
