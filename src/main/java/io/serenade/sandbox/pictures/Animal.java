package io.serenade.sandbox.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;

/** A cat or a dog that sits in front and looks out of the picture. */
final class Animal {
    private static final List<Color> COATS = List.of(
            new Color(0x3A3238), new Color(0x8A5A3B), new Color(0xC98B4E), new Color(0x6E6A72), new Color(0xE3D3BC));

    private Animal() {}

    static void paint(Canvas canvas, boolean cat) {
        double size = canvas.length(canvas.between(0.3, 0.36));
        double x = canvas.x(cat ? canvas.between(0.28, 0.48) : canvas.between(0.52, 0.7));
        Color coat = COATS.get(canvas.chance.nextInt(COATS.size()));
        AffineTransform place = AffineTransform.getTranslateInstance(x, canvas.y(0.965) - size);
        place.scale(size, size);

        canvas.fill(
                place.createTransformedShape(new Ellipse2D.Double(-0.42, 0.93, 0.84, 0.12)),
                Palette.clear(Color.BLACK, 0.28));
        tail(canvas, place, size, coat, cat);
        fill(canvas, place, body(cat), coat, size);
        Color chest = Palette.mix(coat, Color.WHITE, 0.35);
        canvas.fill(place.createTransformedShape(new Ellipse2D.Double(-0.12, 0.5, 0.24, 0.36)), chest);
        for (int side = -1; side <= 1; side += 2) {
            canvas.fill(place.createTransformedShape(new Ellipse2D.Double(side * 0.12 - 0.085, 0.9, 0.17, 0.1)), chest);
        }
        fill(canvas, place, head(cat), coat, size);
        if (!cat) {
            for (int side = -1; side <= 1; side += 2) {
                AffineTransform ear = new AffineTransform(place);
                ear.translate(side * 0.2, 0.17);
                ear.rotate(-side * 0.28);
                canvas.fill(
                        ear.createTransformedShape(new Ellipse2D.Double(-0.075, -0.06, 0.15, 0.33)),
                        Palette.mix(coat, Color.BLACK, 0.35));
            }
        }
        face(canvas, place, size, coat, cat);
    }

    private static void fill(Canvas canvas, AffineTransform place, Shape shape, Color coat, double size) {
        Shape placed = place.createTransformedShape(shape);
        canvas.fill(placed, coat);
        canvas.brush.setStroke(new BasicStroke((float) (size * 0.008)));
        canvas.brush.setPaint(Palette.clear(canvas.palette.light(), 0.35));
        canvas.brush.draw(placed);
    }

    private static void tail(Canvas canvas, AffineTransform place, double size, Color coat, boolean cat) {
        canvas.brush.setStroke(
                new BasicStroke((float) (size * (cat ? 0.07 : 0.08)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.brush.setPaint(Palette.mix(coat, Color.BLACK, 0.18));
        CubicCurve2D curve = cat
                ? new CubicCurve2D.Double(0.2, 0.92, 0.62, 0.95, 0.34, 0.55, 0.52, 0.42)
                : new CubicCurve2D.Double(-0.2, 0.88, -0.42, 0.9, -0.48, 0.74, -0.42, 0.6);
        canvas.brush.draw(place.createTransformedShape(curve));
    }

    private static Shape body(boolean cat) {
        Path2D body = new Path2D.Double();
        double hip = cat ? 0.29 : 0.31;
        body.moveTo(-0.13, 0.33);
        body.curveTo(-0.2, 0.5, -hip, 0.66, -hip, 0.85);
        body.curveTo(-hip, 0.97, -0.2, 0.99, 0, 0.99);
        body.curveTo(0.2, 0.99, hip, 0.97, hip, 0.85);
        body.curveTo(hip, 0.66, 0.2, 0.5, 0.13, 0.33);
        body.closePath();
        return body;
    }

    private static Shape head(boolean cat) {
        Area head = new Area(new Ellipse2D.Double(-0.21, 0.08, 0.42, cat ? 0.35 : 0.38));
        if (cat) {
            for (int side = -1; side <= 1; side += 2) {
                Path2D ear = new Path2D.Double();
                ear.moveTo(side * 0.2, 0.24);
                ear.lineTo(side * 0.2, -0.02);
                ear.lineTo(side * 0.04, 0.12);
                ear.closePath();
                head.add(new Area(ear));
            }
        }
        return head;
    }

    private static void face(Canvas canvas, AffineTransform place, double size, Color coat, boolean cat) {
        Color muzzle = Palette.mix(coat, Color.WHITE, 0.4);
        canvas.fill(place.createTransformedShape(new Ellipse2D.Double(-0.1, 0.27, 0.2, cat ? 0.12 : 0.17)), muzzle);
        for (int side = -1; side <= 1; side += 2) {
            double eye = cat ? 0.045 : 0.034;
            canvas.fill(
                    place.createTransformedShape(new Ellipse2D.Double(side * 0.095 - eye, 0.2, 2 * eye, 1.9 * eye)),
                    cat ? new Color(0xD9E87A) : new Color(0x241A14));
            double pupil = cat ? 0.014 : 0.012;
            canvas.fill(
                    place.createTransformedShape(new Ellipse2D.Double(
                            side * 0.095 - pupil + (cat ? 0 : 0.01), 0.208, 2 * pupil, cat ? 0.07 : 2 * pupil)),
                    cat ? new Color(0x20231A) : Color.WHITE);
        }
        double nose = cat ? 0.022 : 0.042;
        canvas.fill(
                place.createTransformedShape(new Ellipse2D.Double(-nose, 0.29, 2 * nose, 1.4 * nose)),
                cat ? new Color(0xC56B76) : new Color(0x1D1614));
        if (cat) {
            canvas.brush.setStroke(new BasicStroke((float) (size * 0.005)));
            canvas.brush.setPaint(Palette.clear(Color.WHITE, 0.7));
            for (int side = -1; side <= 1; side += 2) {
                for (int whisker = 0; whisker < 3; whisker++) {
                    canvas.brush.draw(place.createTransformedShape(new CubicCurve2D.Double(
                            side * 0.06,
                            0.325 + 0.012 * whisker,
                            side * 0.14,
                            0.31 + 0.016 * whisker,
                            side * 0.2,
                            0.31 + 0.025 * whisker,
                            side * 0.29,
                            0.3 + 0.04 * whisker)));
                }
            }
        }
    }
}
