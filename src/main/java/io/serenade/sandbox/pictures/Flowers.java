package io.serenade.sandbox.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;

/** Blossoms along the lower edge, the larger the nearer. */
final class Flowers {
    private static final int COUNT = 46;

    private Flowers() {}

    static void paint(Canvas canvas) {
        for (int i = 0; i < COUNT; i++) {
            double nearness = i / (COUNT - 1.0);
            flower(canvas, canvas.chance.nextDouble(), 0.76 + 0.17 * nearness, 0.012 + 0.032 * nearness);
        }
    }

    private static void flower(Canvas canvas, double x, double y, double size) {
        double middleX = canvas.x(x);
        double middleY = canvas.y(y);
        double radius = canvas.length(size);
        canvas.brush.setStroke(new BasicStroke((float) (radius * 0.16), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.brush.setPaint(Palette.mix(new Color(0x2F7D3B), canvas.palette.near(), 0.4));
        canvas.brush.draw(new QuadCurve2D.Double(
                middleX,
                middleY,
                middleX + radius * canvas.between(-1, 1),
                middleY + radius * 2,
                middleX + radius * canvas.between(-1, 1),
                middleY + radius * 6));
        Color petal = Color.getHSBColor(
                hue(canvas.palette.accent()) + (float) canvas.between(-0.09, 0.09),
                (float) canvas.between(0.45, 0.8),
                (float) canvas.between(0.82, 1));
        int petals = 5 + canvas.chance.nextInt(4);
        double turn = canvas.between(0, Math.PI);
        for (int i = 0; i < petals; i++) {
            AffineTransform place = AffineTransform.getTranslateInstance(middleX, middleY);
            place.scale(1, 0.8);
            place.rotate(turn + i * 2 * Math.PI / petals);
            canvas.fill(
                    place.createTransformedShape(
                            new Ellipse2D.Double(radius * 0.1, -radius * 0.34, radius, radius * 0.68)),
                    Palette.mix(petal, Color.WHITE, i % 2 == 0 ? 0 : 0.14));
        }
        canvas.fill(Canvas.disc(middleX, middleY, radius * 0.3), new Color(0xF7C948));
    }

    private static float hue(Color color) {
        return Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null)[0];
    }
}
