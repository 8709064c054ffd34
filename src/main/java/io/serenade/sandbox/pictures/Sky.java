package io.serenade.sandbox.pictures;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Set;

/** The sky with what is in it. */
final class Sky {
    /** Where the sun or the moon stands, in shares; the water shows it again. */
    private final double lightX;

    private final double lightY;
    private final Set<Motif> motifs;

    Sky(Set<Motif> motifs, Canvas canvas) {
        this.motifs = motifs;
        this.lightX = canvas.between(0.22, 0.78);
        this.lightY = motifs.contains(Motif.SUNSET) && !motifs.contains(Motif.NIGHT)
                ? canvas.between(0.42, 0.5)
                : canvas.between(0.14, 0.3);
    }

    double lightX() {
        return lightX;
    }

    void paint(Canvas canvas) {
        Palette palette = canvas.palette;
        canvas.fillDownwards(
                new Rectangle2D.Double(0, 0, canvas.width, canvas.height),
                0,
                0.68,
                palette.skyTop(),
                palette.skyMiddle(),
                palette.skyBottom());
        if (motifs.contains(Motif.NIGHT)) {
            stars(canvas);
        }
        light(canvas);
        clouds(canvas);
    }

    private void stars(Canvas canvas) {
        band(canvas);
        for (int i = 0; i < 420; i++) {
            double height = canvas.chance.nextDouble();
            double brightness = canvas.between(0.25, 1) * (1 - 0.7 * height);
            double radius = canvas.length(canvas.between(0.0006, 0.0019));
            double x = canvas.x(canvas.chance.nextDouble());
            double y = canvas.y(0.66 * height);
            canvas.fill(Canvas.disc(x, y, radius), Palette.clear(Color.WHITE, brightness));
            if (i % 40 == 0) {
                canvas.glow(x, y, radius * 7, Color.WHITE, 0.5);
            }
        }
    }

    /** A faint river of stars across the sky. */
    private static void band(Canvas canvas) {
        double slope = canvas.between(-0.45, 0.45);
        double start = canvas.between(0.15, 0.4);
        for (int i = 0; i < 60; i++) {
            double along = canvas.chance.nextDouble();
            canvas.glow(
                    canvas.x(along),
                    canvas.y(start + slope * (along - 0.5) + canvas.between(-0.05, 0.05)),
                    canvas.length(canvas.between(0.04, 0.13)),
                    i % 3 == 0 ? canvas.palette.accent() : canvas.palette.skyBottom(),
                    0.09);
        }
    }

    private void light(Canvas canvas) {
        double x = canvas.x(lightX);
        double y = canvas.y(lightY);
        Color light = canvas.palette.light();
        boolean night = motifs.contains(Motif.NIGHT);
        double radius = canvas.length(night ? 0.06 : 0.075);
        canvas.glow(x, y, radius * 7, light, night ? 0.3 : 0.5);
        canvas.glow(x, y, radius * 2.4, light, 0.6);
        canvas.fill(Canvas.disc(x, y, radius), light);
        if (night) {
            for (int i = 0; i < 6; i++) {
                double angle = canvas.between(0, 2 * Math.PI);
                double away = radius * canvas.between(0.1, 0.65);
                canvas.fill(
                        Canvas.disc(
                                x + away * Math.cos(angle),
                                y + away * Math.sin(angle),
                                radius * canvas.between(0.08, 0.22)),
                        Palette.clear(Palette.mix(light, Color.GRAY, 0.5), 0.35));
            }
        }
    }

    private void clouds(Canvas canvas) {
        int count = motifs.contains(Motif.NIGHT) ? 2 : 3 + canvas.chance.nextInt(3);
        Color cloud = Palette.mix(canvas.palette.skyBottom(), Color.WHITE, motifs.contains(Motif.NIGHT) ? 0.05 : 0.55);
        for (int i = 0; i < count; i++) {
            double x = canvas.between(-0.05, 1.05);
            double y = canvas.between(0.08, 0.42);
            double size = canvas.length(canvas.between(0.07, 0.16)) * (0.6 + y);
            for (int puff = 0; puff < 22; puff++) {
                double across = canvas.between(-1, 1);
                double radius = size * canvas.between(0.25, 0.5) * (1.1 - Math.abs(across));
                Shape flat = new Ellipse2D.Double(
                        canvas.x(x) + across * size * 2.1 - 1.6 * radius,
                        canvas.y(y) - radius * canvas.between(0.2, 1.1),
                        3.2 * radius,
                        1.1 * radius);
                canvas.fill(flat, Palette.clear(cloud, 0.13));
            }
        }
    }
}
