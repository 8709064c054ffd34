package io.serenade.sandbox.pictures;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.Set;

/** Rows of firs, the nearest last. */
final class Trees {
    private Trees() {}

    static void paint(Canvas canvas, Set<Motif> motifs) {
        Color green = Palette.mix(canvas.palette.near(), new Color(0x1E4D36), 0.6);
        for (int row = 0; row < 3; row++) {
            double share = row / 2.0;
            Color color = Palette.mix(
                    Palette.mix(green, canvas.palette.skyBottom(), 0.45), Palette.mix(green, Color.BLACK, 0.45), share);
            int count = 26 - 6 * row;
            for (int i = 0; i < count; i++) {
                double x = (i + canvas.between(-0.4, 0.4)) / (count - 1);
                double open = row == 2 ? Math.min(1, Math.abs(x - 0.5) * 3.2) : 1;
                double height = (0.13 + 0.13 * share) * canvas.between(0.7, 1.25) * (0.35 + 0.65 * open);
                fir(
                        canvas,
                        x,
                        0.74 + 0.14 * share + canvas.between(0, 0.02),
                        height,
                        color,
                        motifs.contains(Motif.SNOW));
            }
        }
    }

    private static void fir(Canvas canvas, double x, double foot, double height, Color color, boolean snowy) {
        double middle = canvas.x(x);
        double tall = canvas.y(height);
        double bottom = canvas.y(foot);
        double half = tall * 0.24;
        Path2D shape = new Path2D.Double();
        shape.moveTo(middle, bottom - tall);
        for (int side = 1; side >= -1; side -= 2) {
            for (int tier = 1; tier <= 4; tier++) {
                int level = side > 0 ? tier : 5 - tier;
                double edge = bottom - tall + tall * 0.24 * level;
                double reach = half * (0.25 + 0.19 * level);
                if (side > 0) {
                    shape.lineTo(middle + reach, edge);
                    shape.lineTo(middle + reach * 0.5, edge - tall * 0.02);
                } else {
                    shape.lineTo(middle - reach * 0.5, edge - tall * 0.02);
                    shape.lineTo(middle - reach, edge);
                }
            }
            if (side > 0) {
                shape.lineTo(middle + half * 0.12, bottom);
                shape.lineTo(middle - half * 0.12, bottom);
            }
        }
        shape.closePath();
        canvas.fillDownwards(
                shape,
                Math.max(0, foot - height),
                foot,
                snowy ? Palette.mix(color, Color.WHITE, 0.75) : Palette.mix(color, canvas.palette.light(), 0.12),
                color);
    }
}
