package io.serenade.rendering.record;

import io.serenade.rendering.image.Frame;
import io.serenade.rendering.image.Pixels;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The strip below the record with the names of pet and owner; empty when the record leaves no room for it. */
final class NameBand {
    private static final int SMALLEST = 24;

    private final Lettering lettering;
    private final int top;
    private final int bottom;

    /** @param recordEnd first row below the record */
    NameBand(Lettering lettering, int recordEnd, int edge) {
        this.lettering = lettering;
        int room = edge - recordEnd;
        this.top = (recordEnd + room / 8 + 1) & ~1;
        this.bottom = room < SMALLEST ? top : edge;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }

    /** The part of the still picture that the names are written on. */
    Pixels ground(Pixels still) {
        return still.cut(0, top, still.width(), bottom - top);
    }

    /** A frame in which only the rows of this band are drawn, with the names on their ground. */
    Frame frame(Pixels ground, String petName, String ownerName) {
        Frame frame = new Frame(ground.width());
        if (bottom > top) {
            BufferedImage image = ground.toOpaqueImage();
            write(image, 0, petName, ownerName);
            frame.draw(Pixels.of(image), 0, top);
        }
        return frame;
    }

    void draw(BufferedImage whole, String petName, String ownerName) {
        if (bottom > top) {
            write(whole, top, petName, ownerName);
        }
    }

    private void write(BufferedImage image, int upper, String petName, String ownerName) {
        int height = bottom - top;
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.translate(image.getWidth() / 2.0, upper + height * 0.47);
            lettering.drawPair(graphics, petName, ownerName, height * 0.46f, image.getWidth() * 0.88f);
        } finally {
            graphics.dispose();
        }
    }
}
