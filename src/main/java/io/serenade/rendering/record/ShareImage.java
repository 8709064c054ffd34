package io.serenade.rendering.record;

import io.serenade.rendering.image.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The picture of 1200 by 630 pixels for shared links: the turntable on the left, the two names on the right. */
final class ShareImage {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    /** The turntable is a little higher than the picture: the strip for the names falls off, the arm does not. */
    private static final int TABLE = 704;

    private static final Color PLUM = new Color(0x46103A);
    private static final Color WINE = new Color(0x2B0A26);
    private static final Color GLOW = new Color(0x66FF6F91, true);
    private static final Color NO_GLOW = new Color(0x00FF6F91, true);

    private final Composition composition;

    ShareImage(RecordVideoSettings settings) {
        this.composition = new Composition(settings.at(TABLE));
    }

    BufferedImage draw(Pixels photo, String petName, String ownerName) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            drawGround(graphics);
            graphics.drawImage(faded(composition.firstFrame(photo, "", "")), 0, (HEIGHT - TABLE) / 2, null);
            drawNames(graphics, Names.tidy(petName), Names.tidy(ownerName));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static void drawGround(Graphics2D graphics) {
        graphics.setPaint(new LinearGradientPaint(TABLE, 0, WIDTH, 0, new float[] {0, 1}, new Color[] {WINE, PLUM}));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setPaint(new RadialGradientPaint(
                WIDTH * 0.81f, HEIGHT * 0.5f, 360, new float[] {0, 1}, new Color[] {GLOW, NO_GLOW}));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
    }

    /** The turntable with its right edge fading into the ground. */
    private static BufferedImage faded(BufferedImage table) {
        BufferedImage faded = new BufferedImage(TABLE, TABLE, BufferedImage.TYPE_INT_ARGB);
        int fade = TABLE / 13;
        for (int y = 0; y < TABLE; y++) {
            for (int x = 0; x < TABLE; x++) {
                int alpha = Math.min(255, (TABLE - 1 - x) * 255 / fade);
                faded.setRGB(x, y, alpha << 24 | (table.getRGB(x, y) & 0xFFFFFF));
            }
        }
        return faded;
    }

    private void drawNames(Graphics2D graphics, String petName, String ownerName) {
        int centre = (TABLE + WIDTH) / 2 - 12;
        int room = WIDTH - TABLE - 16;
        Lettering lettering = composition.lettering();
        line(graphics, lettering, petName, centre, HEIGHT * 0.32, room);
        if (!petName.isEmpty() && !ownerName.isEmpty()) {
            Lettering.drawHeart(graphics, centre, HEIGHT * 0.5, 72);
        }
        line(graphics, lettering, ownerName, centre, HEIGHT * 0.68, room);
    }

    private static void line(Graphics2D graphics, Lettering lettering, String text, int x, double y, int room) {
        Graphics2D placed = (Graphics2D) graphics.create();
        placed.translate(x, y);
        lettering.drawPair(placed, text, "", 100, room);
        placed.dispose();
    }
}
