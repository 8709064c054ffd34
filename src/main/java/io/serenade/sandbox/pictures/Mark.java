package io.serenade.sandbox.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** The word "sandbox" in the lower right corner, in strokes of its own: no font of the system changes the picture. */
final class Mark {
    /** Letters on a grid: an x-height of 2 from 2 to 4, ascenders from 0; each letter is a list of strokes. */
    private static final double[][][] LETTERS = {
        {{1, 2.2, .2, 2, .2, 3, 1, 3, 1, 4, 0, 3.8}},
        {{0, 2.1, 1, 2, 1, 4}, {1, 3, 0, 3, 0, 4, 1, 3.9}},
        {{0, 2, 0, 4}, {0, 2.4, .5, 2, 1, 2.4, 1, 4}},
        {{1, .4, 1, 4}, {1, 2.3, .5, 2, 0, 2.4, 0, 3.6, .5, 4, 1, 3.7}},
        {{0, .4, 0, 4}, {0, 2.3, .5, 2, 1, 2.4, 1, 3.6, .5, 4, 0, 3.7}},
        {{.5, 2, 0, 2.4, 0, 3.6, .5, 4, 1, 3.6, 1, 2.4, .5, 2}},
        {{0, 2, 1, 4}, {1, 2, 0, 4}}
    };

    private static final double ADVANCE = 1.7;

    private Mark() {}

    static void paint(Canvas canvas) {
        double unit = Math.max(1.3, canvas.length(0.0048));
        double width = (LETTERS.length * ADVANCE - (ADVANCE - 1) + 3) * unit;
        double height = 6.2 * unit;
        double x = canvas.width - width - 2.5 * unit;
        double y = canvas.height - height - 2.5 * unit;
        canvas.fill(new RoundRectangle2D.Double(x, y, width, height, height, height), Palette.clear(Color.BLACK, 0.34));
        canvas.brush.setPaint(Palette.clear(Color.WHITE, 0.88));
        canvas.brush.setStroke(new BasicStroke((float) (0.42 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < LETTERS.length; i++) {
            AffineTransform place =
                    AffineTransform.getTranslateInstance(x + (1.5 + i * ADVANCE) * unit, y + 0.9 * unit);
            place.scale(unit, unit);
            for (double[] stroke : LETTERS[i]) {
                canvas.brush.draw(place.createTransformedShape(path(stroke)));
            }
        }
    }

    private static Path2D path(double[] points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }
}
