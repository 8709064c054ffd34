package io.serenade.sandbox.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** A picture being drawn, measured in shares of its width and height, with its random numbers and colours. */
final class Canvas implements AutoCloseable {
    final Graphics2D brush;
    final double width;
    final double height;
    final Palette palette;
    final SplittableRandom chance;

    Canvas(BufferedImage image, Palette palette, SplittableRandom chance) {
        this.brush = image.createGraphics();
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.palette = palette;
        this.chance = chance;
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    double x(double share) {
        return share * width;
    }

    double y(double share) {
        return share * height;
    }

    /** Lengths that must not be stretched: shares of the shorter side. */
    double length(double share) {
        return share * Math.min(width, height);
    }

    double between(double min, double max) {
        return min + chance.nextDouble() * (max - min);
    }

    void fill(Shape shape, Color color) {
        brush.setPaint(color);
        brush.fill(shape);
    }

    /** Fills from the upper to the lower colour between two heights, given as shares. */
    void fillDownwards(Shape shape, double from, double to, Color... colours) {
        float[] stops = new float[colours.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = i / (stops.length - 1f);
        }
        brush.setPaint(new LinearGradientPaint(0, (float) y(from), 0, (float) y(to), stops, colours));
        brush.fill(shape);
    }

    /** A disc of light that fades to nothing at its edge; centre and radius in pixels. */
    void glow(double centreX, double centreY, double radius, Color color, double opacity) {
        brush.setPaint(new RadialGradientPaint(
                (float) centreX, (float) centreY, (float) radius, new float[] {0, 0.35f, 1}, new Color[] {
                    Palette.clear(color, opacity), Palette.clear(color, opacity * 0.45), Palette.clear(color, 0)
                }));
        brush.fill(disc(centreX, centreY, radius));
    }

    static Shape disc(double centreX, double centreY, double radius) {
        return new Ellipse2D.Double(centreX - radius, centreY - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void close() {
        brush.dispose();
    }
}
