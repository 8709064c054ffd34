package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Frame;
import io.serenade.rendering.image.pixels.Pixels;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The strip below the record with the names of pet and owner; empty when the record leaves no room for it. */
final class NameBand {
    private static final int SMALLEST = 24;
    /** Players cover the picture below this share of its height with their controls. */
    private static final double CLEAR = 0.88;

    private static final double LEAST_CLEAR = 0.055;

    private final Lettering lettering;
    private final int top;
    private final int bottom;

    /** @param recordEnd first row below the record */
    NameBand(Lettering lettering, int recordEnd, int edge) {
        this.lettering = lettering;
        int room = edge - recordEnd;
        this.top = (recordEnd + room / 8 + 1) & ~1;
        int clear = (int) (edge * CLEAR) & ~1;
        int end = clear - top >= edge * LEAST_CLEAR ? clear : edge;
        this.bottom = room < SMALLEST ? top : end;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }

    /** A frame in which only the rows of this band are drawn, with the names on their part of the still picture. */
    Frame frame(BufferedImage still, String petName, String ownerName) {
        Frame frame = new Frame(still.getWidth());
        if (bottom > top) {
            BufferedImage image = new BufferedImage(still.getWidth(), bottom - top, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.drawImage(still, 0, -top, null);
            graphics.dispose();
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
            graphics.translate(image.getWidth() / 2.0, upper + height * 0.46);
            float size = Math.min(height * 0.74f, image.getWidth() * 0.064f);
            lettering.drawPair(graphics, petName, ownerName, size, image.getWidth() * 0.88f);
        } finally {
            graphics.dispose();
        }
    }
}
