package io.serenade.sandbox.pictures;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Set;

/** A skyline with windows, lit after dark. */
final class City {
    private City() {}

    static void paint(Canvas canvas, Set<Motif> motifs) {
        double ground = motifs.contains(Motif.SEA) ? Water.HORIZON + 0.005 : 0.92;
        double tallest = motifs.contains(Motif.SEA) ? 0.22 : 0.42;
        boolean dark = motifs.contains(Motif.NIGHT) || motifs.contains(Motif.SUNSET);
        row(canvas, ground, tallest * 1.5, 0.35, false);
        row(canvas, ground, tallest, 0.9, dark || canvas.chance.nextBoolean());
    }

    private static void row(Canvas canvas, double ground, double tallest, double nearness, boolean lit) {
        Color wall = Palette.mix(
                Palette.mix(canvas.palette.skyMiddle(), canvas.palette.far(), 0.5),
                new Color(0x14182B),
                nearness * 0.85);
        double x = -0.02;
        while (x < 1.02) {
            double width = canvas.between(0.035, 0.085);
            double middle = 1 - Math.abs(x - 0.5);
            double height = tallest * canvas.between(0.35, 1) * middle;
            Rectangle2D house =
                    new Rectangle2D.Double(canvas.x(x), canvas.y(ground - height), canvas.x(width), canvas.y(height));
            canvas.fillDownwards(
                    house, ground - height, ground, wall, Palette.mix(wall, canvas.palette.skyBottom(), 0.25));
            if (canvas.chance.nextInt(4) == 0) {
                canvas.fill(
                        new Rectangle2D.Double(
                                house.getCenterX() - canvas.length(0.002),
                                house.getY() - canvas.y(0.05),
                                canvas.length(0.004),
                                canvas.y(0.05)),
                        wall);
            }
            if (nearness > 0.5) {
                windows(canvas, house, lit);
            }
            x += width * canvas.between(0.9, 1.12);
        }
    }

    private static void windows(Canvas canvas, Rectangle2D house, boolean lit) {
        double pane = canvas.length(0.0075);
        Color light = lit ? new Color(0xFFD98A) : Palette.mix(canvas.palette.skyBottom(), Color.WHITE, 0.4);
        for (double y = house.getY() + pane * 1.6; y < house.getMaxY() - pane * 2; y += pane * 2.3) {
            for (double x = house.getX() + pane; x < house.getMaxX() - pane * 1.5; x += pane * 1.9) {
                if (canvas.chance.nextDouble() < 0.5) {
                    canvas.fill(
                            new Rectangle2D.Double(x, y, pane, pane * 1.3),
                            Palette.clear(light, canvas.between(0.25, lit ? 0.95 : 0.5)));
                }
            }
        }
    }
}
