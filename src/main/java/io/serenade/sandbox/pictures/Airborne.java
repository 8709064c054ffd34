package io.serenade.sandbox.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;

/** What is in the air: birds, hearts and snowflakes. */
final class Airborne {
    private Airborne() {}

    static void birds(Canvas canvas) {
        double flockX = canvas.between(0.25, 0.75);
        double flockY = canvas.between(0.16, 0.32);
        for (int i = 0; i < 9; i++) {
            double x = canvas.x(flockX + canvas.between(-0.2, 0.2));
            double y = canvas.y(flockY + canvas.between(-0.1, 0.1));
            double span = canvas.length(canvas.between(0.016, 0.036));
            canvas.brush.setStroke(
                    new BasicStroke((float) (span * 0.13), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            canvas.brush.setPaint(Palette.clear(Palette.mix(canvas.palette.near(), Color.BLACK, 0.4), 0.85));
            canvas.brush.draw(new QuadCurve2D.Double(x - span, y - span * 0.2, x - span * 0.5, y - span * 0.6, x, y));
            canvas.brush.draw(new QuadCurve2D.Double(x, y, x + span * 0.5, y - span * 0.6, x + span, y - span * 0.2));
        }
    }

    static void hearts(Canvas canvas) {
        for (int i = 0; i < 13; i++) {
            double size = canvas.length(canvas.between(0.02, 0.085));
            AffineTransform place = AffineTransform.getTranslateInstance(
                    canvas.x(canvas.chance.nextDouble()), canvas.y(canvas.between(0.06, 0.62)));
            place.rotate(canvas.between(-0.4, 0.4));
            place.scale(size, size);
            canvas.fill(
                    heart().createTransformedShape(place),
                    Palette.clear(Palette.mix(canvas.palette.accent(), Color.WHITE, canvas.between(0, 0.3)), 0.72));
        }
    }

    private static Path2D heart() {
        Path2D heart = new Path2D.Double();
        heart.moveTo(0, 0.9);
        heart.curveTo(-1.3, 0, -0.75, -0.95, 0, -0.35);
        heart.curveTo(0.75, -0.95, 1.3, 0, 0, 0.9);
        heart.closePath();
        return heart;
    }

    static void snow(Canvas canvas) {
        for (int i = 0; i < 260; i++) {
            canvas.fill(
                    Canvas.disc(
                            canvas.x(canvas.chance.nextDouble()),
                            canvas.y(canvas.chance.nextDouble()),
                            canvas.length(canvas.between(0.0015, 0.0055))),
                    Palette.clear(Color.WHITE, canvas.between(0.35, 0.9)));
        }
    }

    /** Darkens the corners a little, which draws the eye inwards. */
    static void shade(Canvas canvas) {
        canvas.fillDownwards(
                new Rectangle2D.Double(0, 0, canvas.width, canvas.height),
                0.72,
                1,
                Palette.clear(Color.BLACK, 0),
                Palette.clear(Color.BLACK, 0.22));
    }
}
