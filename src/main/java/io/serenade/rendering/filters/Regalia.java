package io.serenade.rendering.filters;

import io.serenade.rendering.filters.PetTrack.Spot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A crown above the pet, and a golden frame with jewels around the picture. */
final class Regalia implements Layer {
    private static final Color GOLD = new Color(0xE9B93A);
    private static final Color LIGHT_GOLD = new Color(0xFFEFA8);
    private static final Color DARK_GOLD = new Color(0x8A5A0C);
    private static final Color VELVET = new Color(0x7A0F2B);
    private static final Color RUBY = new Color(0xD3123A);
    private static final Color EMERALD = new Color(0x0E9B5B);
    private static final Color SAPPHIRE = new Color(0x2456D6);
    private static final Color PEARL = new Color(0xFFF8E8);

    /** Height of the crown in its widths. */
    private static final double CROWN_HEIGHT = 0.72;

    /** How much of the crown lies on the head. */
    private static final double WORN = 0.3;

    private final PetTrack pet;
    private final Sprite crown;
    private final Piece[] border;

    private record Piece(Sprite stamp, int left, int top) {}

    Regalia(int width, int height, PetTrack pet) {
        this.pet = pet;
        int crownWidth = (int) (width * Math.max(0.2, Math.min(0.5, 0.5 * pet.usualWidth())));
        this.crown = Sprite.of(crown(crownWidth));
        this.border = border(width, height);
    }

    @Override
    public void paint(Planes frame, double seconds) {
        Spot spot = pet.at(seconds);
        double left = spot.middle() * frame.width() - crown.width() / 2.0;
        double top = spot.top() * frame.height() - (1 - WORN) * crown.height();
        int edge = thickness(frame.width(), frame.height());
        // On a pet that fills the picture the crown is moved inside the frame.
        double lowest = frame.height() - edge - crown.height();
        double rightmost = frame.width() - edge - crown.width();
        crown.press(
                frame, (int) Math.max(edge, Math.min(rightmost, left)), (int) Math.max(edge, Math.min(lowest, top)));
        for (Piece piece : border) {
            piece.stamp().press(frame, piece.left(), piece.top());
        }
    }

    private static int thickness(int width, int height) {
        return Math.max(2, Math.min(width, height) / 18) & ~1;
    }

    private static Graphics2D brush(BufferedImage picture) {
        Graphics2D brush = picture.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return brush;
    }

    /** Drawn on a ground of 100 by 72. */
    private static BufferedImage crown(int width) {
        BufferedImage picture = new BufferedImage(width, (int) (width * CROWN_HEIGHT), BufferedImage.TYPE_INT_ARGB);
        Graphics2D brush = brush(picture);
        brush.scale(width / 100.0, width / 100.0);
        brush.setPaint(new RadialGradientPaint(
                50, 40, 34, new float[] {0, 1}, new Color[] {new Color(0xA8173D), VELVET.darker()}));
        brush.fill(new Ellipse2D.Double(18, 20, 64, 44));
        Path2D body = new Path2D.Double();
        body.moveTo(8, 62);
        body.lineTo(4, 24);
        body.quadTo(16, 44, 26, 40);
        body.quadTo(28, 22, 27, 14);
        body.quadTo(38, 36, 43, 30);
        body.quadTo(49, 18, 50, 6);
        body.quadTo(51, 18, 57, 30);
        body.quadTo(62, 36, 73, 14);
        body.quadTo(72, 22, 74, 40);
        body.quadTo(84, 44, 96, 24);
        body.lineTo(92, 62);
        body.quadTo(50, 72, 8, 62);
        body.closePath();
        brush.setPaint(new LinearGradientPaint(0, 0, 100, 0, new float[] {0, 0.3f, 0.5f, 0.72f, 1}, new Color[] {
            DARK_GOLD, GOLD, LIGHT_GOLD, GOLD, DARK_GOLD
        }));
        brush.fill(body);
        brush.setColor(new Color(0x5A3606));
        brush.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        brush.draw(body);
        band(brush);
        double[][] points = {{4, 24}, {27, 14}, {50, 7}, {73, 14}, {96, 24}};
        Color[] tips = {PEARL, EMERALD, RUBY, SAPPHIRE, PEARL};
        for (int i = 0; i < points.length; i++) {
            double size = i == 2 ? 6 : 4.4;
            gem(brush, Math.max(size, Math.min(100 - size, points[i][0])), Math.max(size, points[i][1]), size, tips[i]);
        }
        gem(brush, 50, 44, 7, RUBY);
        gem(brush, 31, 47, 4.5, EMERALD);
        gem(brush, 69, 47, 4.5, SAPPHIRE);
        brush.dispose();
        return picture;
    }

    private static void band(Graphics2D brush) {
        Path2D band = new Path2D.Double();
        band.moveTo(7, 54);
        band.quadTo(50, 64, 93, 54);
        band.lineTo(92, 63);
        band.quadTo(50, 73, 8, 63);
        band.closePath();
        brush.setPaint(new GradientPaint(0, 54, LIGHT_GOLD, 0, 70, new Color(0xB67A14)));
        brush.fill(band);
        brush.setColor(new Color(0x5A3606));
        brush.setStroke(new BasicStroke(1f));
        brush.draw(band);
        for (int i = 0; i < 9; i++) {
            double across = (i - 4) / 4.0;
            gem(brush, 50 + 38 * across, 63.6 - 4.6 * across * across, 2.5, i % 2 == 0 ? PEARL : RUBY);
        }
    }

    private static void gem(Graphics2D brush, double x, double y, double radius, Color colour) {
        brush.setPaint(new RadialGradientPaint(
                (float) (x - radius / 3),
                (float) (y - radius / 3),
                (float) (1.4 * radius),
                new float[] {0, 0.35f, 1},
                new Color[] {Color.WHITE, colour, colour.darker().darker()}));
        brush.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        brush.setColor(DARK_GOLD);
        brush.setStroke(new BasicStroke((float) (radius / 5)));
        brush.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private static Piece[] border(int width, int height) {
        int edge = thickness(width, height);
        BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D brush = brush(whole);
        brush.setColor(VELVET);
        ring(brush, width, height, 0, edge);
        brush.setPaint(new GradientPaint(0, 0, LIGHT_GOLD, edge * 0.7f, edge * 0.5f, GOLD.darker(), true));
        ring(brush, width, height, 0, edge / 5.0);
        ring(brush, width, height, edge * 0.8, edge / 5.0);
        jewels(brush, width, height, edge);
        brush.dispose();
        return new Piece[] {
            piece(whole, 0, 0, width, 2 * edge),
            piece(whole, 0, height - 2 * edge, width, 2 * edge),
            piece(whole, 0, 2 * edge, edge, height - 4 * edge),
            piece(whole, width - edge, 2 * edge, edge, height - 4 * edge)
        };
    }

    private static Piece piece(BufferedImage whole, int left, int top, int width, int height) {
        return new Piece(Sprite.of(whole.getSubimage(left, top, width, height)), left, top);
    }

    private static void ring(Graphics2D brush, int width, int height, double from, double thick) {
        brush.fill(new Rectangle2D.Double(from, from, width - 2 * from, thick));
        brush.fill(new Rectangle2D.Double(from, height - from - thick, width - 2 * from, thick));
        brush.fill(new Rectangle2D.Double(from, from, thick, height - 2 * from));
        brush.fill(new Rectangle2D.Double(width - from - thick, from, thick, height - 2 * from));
    }

    private static void jewels(Graphics2D brush, int width, int height, int edge) {
        Color[] colours = {RUBY, PEARL, EMERALD, PEARL, SAPPHIRE, PEARL};
        double middle = edge / 2.0;
        int across = Math.max(2, width / (2 * edge));
        int down = Math.max(2, height / (2 * edge));
        for (int i = 1; i < across; i++) {
            double x = i * width / (double) across;
            gem(brush, x, middle, edge * 0.2, colours[i % colours.length]);
            gem(brush, x, height - middle, edge * 0.2, colours[i % colours.length]);
        }
        for (int i = 1; i < down; i++) {
            double y = i * height / (double) down;
            gem(brush, middle, y, edge * 0.2, colours[i % colours.length]);
            gem(brush, width - middle, y, edge * 0.2, colours[i % colours.length]);
        }
        for (int corner = 0; corner < 4; corner++) {
            double x = corner % 2 == 0 ? 0.75 * edge : width - 0.75 * edge;
            double y = corner < 2 ? 0.75 * edge : height - 0.75 * edge;
            brush.setColor(GOLD);
            brush.fill(new Ellipse2D.Double(x - 0.72 * edge, y - 0.72 * edge, 1.44 * edge, 1.44 * edge));
            gem(brush, x, y, edge * 0.5, RUBY);
        }
    }
}
