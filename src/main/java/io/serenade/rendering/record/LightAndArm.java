package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.image.pixels.Scaling;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * What lies still above the record while it turns: the light, and the tone arm, which comes down before. Their pictures
 * are as large as the video and needed apart only while an opening is drawn, so nobody keeps them.
 */
final class LightAndArm {
    /** How far the arm swings out, to beside the record, in radians. */
    private static final double SWING = Math.toRadians(15);

    private final RecordVideoSettings settings;
    private final BufferedImage light;
    private final BufferedImage arm;

    LightAndArm(RecordVideoSettings settings, ArtFiles art) {
        int edge = settings.resolution();
        this.settings = settings;
        // A theme of three files has no light of its own; then the arm alone lies above the record.
        this.light = art.findPicture("VIDEO_LIGHT", settings.light())
                .map(picture -> Scaling.scale(picture, edge, edge).toImage())
                .orElseGet(() -> new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB));
        this.arm = Scaling.scale(art.picture("VIDEO_NEEDLE", settings.needle()), edge, edge)
                .toImage();
    }

    /** Lays both over a picture of the video. @param armOut 0 for the arm on the record, 1 beside it */
    void layOver(Pixels picture, double armOut) {
        picture.lay(Pixels.of(light), 0, 0);
        picture.lay(Pixels.of(swung(armOut)), 0, 0);
    }

    /** Both by themselves. */
    Pixels alone(double armOut) {
        Pixels result = new Pixels(settings.resolution(), settings.resolution());
        layOver(result, armOut);
        return result;
    }

    /** The arm is turned about its bearing: moved so that this is the middle of the picture, turned and moved back. */
    private BufferedImage swung(double out) {
        if (out == 0 || settings.pivot().isEmpty()) {
            return arm;
        }
        int edge = settings.resolution();
        double pivotX = (double) settings.pivot().get().x() * edge / RecordVideoSettings.CANVAS;
        double pivotY = (double) settings.pivot().get().y() * edge / RecordVideoSettings.CANVAS;
        BufferedImage turned = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.rotate(-SWING * out, pivotX, pivotY);
        graphics.drawImage(arm, 0, 0, null);
        graphics.dispose();
        return turned;
    }
}
