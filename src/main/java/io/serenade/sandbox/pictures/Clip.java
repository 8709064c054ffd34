package io.serenade.sandbox.pictures;

import io.serenade.sandbox.pictures.Painter.Scene;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;

/** A slow look across a scene: what is near passes faster than what is far. */
final class Clip {
    private static final double ROOM = 1.14;

    private final ClipOrder order;
    private final Scene scene;
    private final int roomX;
    private final int roomY;
    private final boolean leftwards;

    Clip(ClipOrder order) {
        PictureOrder large = order.picture().enlarged(ROOM);
        this.order = order;
        this.scene = Painter.scene(large);
        this.roomX = large.width() - order.picture().width();
        this.roomY = large.height() - order.picture().height();
        this.leftwards = (order.picture().seed() & 1) == 0;
    }

    /** Writes the frames as raw blue, green and red bytes, one after the other. */
    void writeTo(OutputStream out) throws IOException {
        BufferedImage frame =
                new BufferedImage(order.picture().width(), order.picture().height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) frame.getRaster().getDataBuffer()).getData();
        int frames = order.frames();
        for (int i = 0; i < frames; i++) {
            draw(frame, frames == 1 ? 0 : i / (frames - 1.0));
            out.write(pixels);
        }
    }

    private void draw(BufferedImage frame, double share) {
        double way = leftwards ? share : 1 - share;
        Graphics2D brush = frame.createGraphics();
        brush.drawImage(scene.back(), -offset(0.35 + 0.3 * way, roomX), -roomY / 2, null);
        brush.drawImage(scene.front(), -offset(way, roomX), -offset(0.8 + 0.2 * share, roomY), null);
        brush.dispose();
        Painter.mark(frame);
    }

    private static int offset(double share, int room) {
        return (int) Math.round(share * room);
    }
}
