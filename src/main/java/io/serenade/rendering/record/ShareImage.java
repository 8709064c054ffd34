package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Pixels;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The picture of 1200 by 630 pixels for shared links. The turntable stands in the middle with names and play sign, so that
 * all of it stays where a network crops to a square; a line of the song is on its left, the site on its right.
 */
final class ShareImage {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;

    /** The turntable is a little higher than the picture: the strip for the names falls off, the arm does not. */
    static final int TABLE = 704;

    private static final int TABLE_LEFT = (WIDTH - TABLE) / 2;

    /** On either side of the square in the middle. */
    private static final int MARGIN = 26;

    private static final int SIDE_ROOM = (WIDTH - HEIGHT) / 2 - 2 * MARGIN;
    private static final int MOST_LINES = 5;
    private static final float LINE_SIZE = 34;

    private static final Color PLUM = new Color(0x46103A);
    private static final Color WINE = new Color(0x2B0A26);
    private static final Color ROSE = new Color(0xFF6F91);
    private static final Color GLOW = new Color(0x55FF6F91, true);
    private static final Color NO_GLOW = new Color(0x00FF6F91, true);
    private static final Color DARK = new Color(0xE02B0A26, true);
    private static final Color NO_DARK = new Color(0x002B0A26, true);

    private final RecordVideoSettings settings;
    private final StillRecord record;
    private final Lettering lettering;

    ShareImage(RecordVideoSettings settings) {
        Composition composition = new Composition(settings.at(TABLE));
        this.settings = composition.settings();
        this.record = new StillRecord(composition, 0);
        this.lettering = composition.lettering();
    }

    BufferedImage draw(Pixels photo, ShareWords words) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            drawGround(graphics);
            BufferedImage table = faded(record.with(photo));
            graphics.drawImage(table, TABLE_LEFT, tableTop(), null);
            drawNames(graphics, words);
            drawPlay(graphics, words);
            drawLine(graphics, words.line().orElse(""));
            drawSite(graphics, words);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static void drawGround(Graphics2D graphics) {
        graphics.setPaint(new LinearGradientPaint(0, 0, WIDTH, HEIGHT, new float[] {0, 1}, new Color[] {PLUM, WINE}));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setPaint(new RadialGradientPaint(
                WIDTH / 2f, HEIGHT / 2f, WIDTH / 2f, new float[] {0.4f, 1}, new Color[] {GLOW, NO_GLOW}));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
    }

    /** The record in the middle, as far as the table reaches to both ends. */
    private int tableTop() {
        return Math.min(0, Math.max(HEIGHT - TABLE, HEIGHT / 2 - settings.centrePixels()));
    }

    /** The turntable with its left and right edge fading into the ground. */
    private static BufferedImage faded(BufferedImage table) {
        BufferedImage faded = new BufferedImage(TABLE, TABLE, BufferedImage.TYPE_INT_ARGB);
        int fade = TABLE / 6;
        for (int y = 0; y < TABLE; y++) {
            for (int x = 0; x < TABLE; x++) {
                int alpha = Math.min(255, Math.min(x, TABLE - 1 - x) * 255 / fade);
                faded.setRGB(x, y, alpha << 24 | (table.getRGB(x, y) & 0xFFFFFF));
            }
        }
        return faded;
    }

    private void drawNames(Graphics2D graphics, ShareWords words) {
        int top = HEIGHT * 7 / 10;
        graphics.setPaint(
                new LinearGradientPaint(0, top, 0, HEIGHT, new float[] {0, 0.55f}, new Color[] {NO_DARK, DARK}));
        graphics.fillRect(0, top, WIDTH, HEIGHT - top);
        Graphics2D placed = (Graphics2D) graphics.create();
        placed.translate(WIDTH / 2, HEIGHT - 62);
        lettering.drawPair(placed, words.petName(), words.ownerName(), 74, HEIGHT - 2f * MARGIN);
        placed.dispose();
    }

    /** In the upper left corner of the square, where it hides neither the pet nor the arm. */
    private void drawPlay(Graphics2D graphics, ShareWords words) {
        int left = (WIDTH - HEIGHT) / 2 + MARGIN;
        int edge = 92;
        String length = words.length().map(ShareImage::clock).orElse("");
        if (!length.isEmpty()) {
            graphics.setColor(DARK);
            graphics.fill(new RoundRectangle2D.Double(left, MARGIN, edge + 108, edge, edge, edge));
        }
        graphics.setColor(ROSE);
        graphics.fill(new Ellipse2D.Double(left, MARGIN, edge, edge));
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(left + edge * 0.39, MARGIN + edge * 0.28);
        triangle.lineTo(left + edge * 0.75, MARGIN + edge * 0.5);
        triangle.lineTo(left + edge * 0.39, MARGIN + edge * 0.72);
        triangle.closePath();
        graphics.setColor(Color.WHITE);
        graphics.fill(triangle);
        lettering.drawCentred(graphics, length, 40, left + edge + 52, MARGIN + edge / 2f, 92);
    }

    /** In minutes and seconds, such as 1:24. */
    private static String clock(Duration length) {
        return String.format(Locale.ROOT, "%d:%02d", length.toMinutes(), length.toSecondsPart());
    }

    private void drawLine(Graphics2D graphics, String line) {
        String tidy = Names.tidy(line);
        if (tidy.isEmpty()) {
            return;
        }
        List<String> rows = rows("“" + tidy + "”", graphics);
        float step = LINE_SIZE * 1.35f;
        float y = HEIGHT / 2f - step * (rows.size() - 1) / 2;
        for (String row : rows) {
            lettering.drawCentred(graphics, row, LINE_SIZE, MARGIN + SIDE_ROOM / 2f, y, SIDE_ROOM);
            y += step;
        }
    }

    /** Broken between words; what five rows do not hold ends in an ellipsis. */
    private List<String> rows(String text, Graphics2D graphics) {
        List<String> rows = new ArrayList<>();
        String row = "";
        for (String word : text.split(" ")) {
            String longer = row.isEmpty() ? word : row + " " + word;
            if (!row.isEmpty() && lettering.width(graphics, longer, LINE_SIZE) > SIDE_ROOM) {
                if (rows.size() == MOST_LINES - 1) {
                    rows.add(row + "…”");
                    return rows;
                }
                rows.add(row);
                row = word;
            } else {
                row = longer;
            }
        }
        rows.add(row);
        return rows;
    }

    private void drawSite(Graphics2D graphics, ShareWords words) {
        float centre = WIDTH - MARGIN - SIDE_ROOM / 2f;
        Lettering.drawHeart(graphics, centre, HEIGHT * 0.4, 56);
        lettering.drawCentred(graphics, words.brand(), 46, centre, HEIGHT * 0.5f, SIDE_ROOM);
        Graphics2D quieter = (Graphics2D) graphics.create();
        quieter.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.85f));
        lettering.drawCentred(quieter, words.address(), 26, centre, HEIGHT * 0.58f, SIDE_ROOM);
        quieter.dispose();
    }
}
