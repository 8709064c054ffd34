package io.serenade.sandbox.pictures;

import io.serenade.rendering.ffmpeg.FrameShape;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A picture over which a camera moves: it fills the first frame, and then the camera comes nearer and moves to
 * one side. Equal seeds move alike.
 *
 * @param frames how many
 */
public record CameraMove(BufferedImage picture, FrameShape shape, int frames, long seed) {
    /** How much nearer the camera is at the end. */
    private static final double NEARER = 0.18;

    /** How far to the side it looks at the end, as a share of the room that it has. */
    private static final double SIDEWAYS = 0.8;

    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    /** Writes the frames as raw blue, green and red bytes, one after the other. */
    void writeTo(OutputStream out) throws IOException {
        BufferedImage frame = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) frame.getRaster().getDataBuffer()).getData();
        for (int number = 0; number < frames; number++) {
            draw(frame, frames == 1 ? 0 : number / (frames - 1.0));
            out.write(pixels);
        }
    }

    private void draw(BufferedImage frame, double share) {
        double cover =
                Math.max(shape.width() / (double) picture.getWidth(), shape.height() / (double) picture.getHeight());
        double scale = cover * (1 + NEARER * share);
        double roomX = scale * picture.getWidth() - shape.width();
        double roomY = scale * picture.getHeight() - shape.height();
        double direction = seed * GOLDEN_ANGLE;
        double x = -roomX / 2 * (1 + SIDEWAYS * share * Math.cos(direction));
        double y = -roomY / 2 * (1 + SIDEWAYS * share * Math.sin(direction));
        Graphics2D brush = frame.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(picture, new AffineTransform(scale, 0, 0, scale, x, y), null);
        brush.dispose();
        Painter.mark(frame);
    }
}
