package io.serenade.sandbox.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A sea up to the horizon, with the light's path on it. */
final class Water {
    static final double HORIZON = 0.6;
    private static final int RIPPLES = 260;

    private Water() {}

    static void paint(Canvas canvas, double lightX) {
        Palette palette = canvas.palette;
        canvas.fillDownwards(
                new Rectangle2D.Double(0, canvas.y(HORIZON), canvas.width, canvas.height),
                HORIZON,
                1,
                Palette.mix(palette.water(), palette.skyBottom(), 0.65),
                palette.water(),
                Palette.mix(palette.water(), Color.BLACK, 0.45));
        for (int i = 0; i < RIPPLES; i++) {
            double depth = Math.pow(canvas.chance.nextDouble(), 1.6);
            boolean lit = canvas.chance.nextDouble() < 0.4;
            double x = lit ? lightX + canvas.between(-0.5, 0.5) * (0.05 + 0.22 * depth) : canvas.chance.nextDouble();
            ripple(canvas, x, depth, lit ? palette.light() : Palette.mix(palette.water(), Color.WHITE, 0.3), lit);
        }
    }

    private static void ripple(Canvas canvas, double x, double depth, Color color, boolean lit) {
        double y = canvas.y(HORIZON + 0.004 + depth * (1 - HORIZON));
        double half = canvas.length(canvas.between(0.008, 0.03) * (0.5 + 2.2 * depth));
        canvas.brush.setStroke(new BasicStroke(
                (float) canvas.length(0.0012 + 0.0045 * depth), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.brush.setPaint(Palette.clear(color, lit ? 0.55 : 0.22));
        canvas.brush.draw(new Line2D.Double(canvas.x(x) - half, y, canvas.x(x) + half, y));
    }
}
