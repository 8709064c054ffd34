package io.serenade.sandbox.pictures;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A picture of nothing in particular: waves of colour and drops of light. */
final class Ribbons {
    private static final int RIBBONS = 9;
    private static final int POINTS = 120;

    private Ribbons() {}

    static void paintBack(Canvas canvas) {
        Palette palette = canvas.palette;
        canvas.fillDownwards(
                new Rectangle2D.Double(0, 0, canvas.width, canvas.height),
                0,
                1,
                palette.skyTop(),
                palette.skyMiddle(),
                palette.near());
        for (int i = 0; i < 3; i++) {
            canvas.glow(
                    canvas.x(canvas.between(0.1, 0.9)),
                    canvas.y(canvas.between(0.1, 0.7)),
                    canvas.length(canvas.between(0.4, 0.7)),
                    i == 0 ? palette.accent() : palette.skyBottom(),
                    0.45);
        }
    }

    static void paintFront(Canvas canvas) {
        for (int i = 0; i < RIBBONS; i++) {
            ribbon(canvas, i / (RIBBONS - 1.0));
        }
        for (int i = 0; i < 26; i++) {
            double radius = canvas.length(canvas.between(0.006, 0.05));
            double x = canvas.x(canvas.chance.nextDouble());
            double y = canvas.y(canvas.chance.nextDouble());
            canvas.glow(x, y, radius * 1.8, canvas.palette.light(), 0.3);
            canvas.fill(Canvas.disc(x, y, radius * 0.7), Palette.clear(canvas.palette.light(), 0.16));
        }
    }

    private static void ribbon(Canvas canvas, double share) {
        double middle = 0.12 + 0.85 * share;
        double swing = canvas.between(0.05, 0.16);
        double waves = canvas.between(0.6, 1.7);
        double phase = canvas.between(0, 2 * Math.PI);
        double thickness = canvas.between(0.04, 0.15);
        Path2D band = new Path2D.Double();
        for (int i = 0; i <= POINTS; i++) {
            double x = i / (double) POINTS;
            double y = middle + swing * Math.sin(phase + x * waves * 2 * Math.PI);
            if (i == 0) {
                band.moveTo(canvas.x(x), canvas.y(y));
            } else {
                band.lineTo(canvas.x(x), canvas.y(y));
            }
        }
        for (int i = POINTS; i >= 0; i--) {
            double x = i / (double) POINTS;
            double y = middle + swing * Math.sin(phase + x * waves * 2 * Math.PI);
            double thick = thickness * (0.35 + 0.65 * Math.sin(phase * 2 + x * Math.PI) * Math.sin(x * Math.PI + 0.4));
            band.lineTo(canvas.x(x), canvas.y(y + Math.abs(thick)));
        }
        band.closePath();
        Palette palette = canvas.palette;
        Color color = share < 0.5
                ? Palette.mix(palette.accent(), palette.skyBottom(), share * 2)
                : Palette.mix(palette.skyBottom(), palette.far(), share * 2 - 1);
        canvas.fillDownwards(
                band,
                Math.max(0, middle - swing),
                Math.min(1.2, middle + swing + thickness),
                Palette.clear(color, 0.8),
                Palette.clear(Palette.mix(color, palette.near(), 0.5), 0.35));
    }
}
