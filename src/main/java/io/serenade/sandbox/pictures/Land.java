package io.serenade.sandbox.pictures;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Set;

/** Ridges and hills, one behind the other and paler the further away they are. */
final class Land {
    private static final int POINTS = 256;
    private static final Color SAND = new Color(0xE9CF9C);

    private Land() {}

    static void paintFar(Canvas canvas, Set<Motif> motifs) {
        boolean rugged = motifs.contains(Motif.MOUNTAINS);
        int ridges = rugged ? 3 : 2;
        for (int i = 0; i < ridges; i++) {
            double share = ridges == 1 ? 0 : i / (ridges - 1.0);
            double base = rugged ? 0.44 + 0.12 * share : 0.56 + 0.05 * share;
            double[] line = rugged
                    ? peaks(canvas, base, 0.3 - 0.16 * share)
                    : ridge(canvas, base, motifs.contains(Motif.DESERT) ? 0.1 : 0.07, 0.36);
            Color color = Palette.mix(
                    Palette.mix(canvas.palette.skyBottom(), canvas.palette.far(), 0.55), canvas.palette.far(), share);
            fill(canvas, line, color, Palette.mix(color, canvas.palette.skyBottom(), 0.35));
            if (rugged && i < 2) {
                snowCaps(canvas, line, motifs.contains(Motif.SNOW) ? 0.95 : 0.6);
            }
        }
    }

    static void paintNear(Canvas canvas, Set<Motif> motifs) {
        Palette palette = canvas.palette;
        boolean shore = motifs.contains(Motif.SEA);
        int hills = shore || motifs.contains(Motif.CITY) ? 1 : 3;
        Color ground = shore && !motifs.contains(Motif.FOREST)
                ? Palette.mix(SAND, palette.near(), motifs.contains(Motif.NIGHT) ? 0.75 : 0.15)
                : palette.near();
        for (int i = 0; i < hills; i++) {
            double share = hills == 1 ? 1 : i / (hills - 1.0);
            double base = hills == 1 ? 0.89 : 0.66 + 0.17 * share;
            double[] line = ridge(canvas, base, 0.06, 0.34);
            Color top = Palette.mix(Palette.mix(palette.far(), ground, 0.45), ground, share);
            fill(canvas, line, top, Palette.mix(top, Color.BLACK, motifs.contains(Motif.SNOW) ? 0.08 : 0.3));
        }
    }

    /** Heights, in shares from the top, of a line that wanders around the base. */
    private static double[] ridge(Canvas canvas, double base, double swing, double roughness) {
        double[] line = new double[POINTS + 1];
        line[0] = base + canvas.between(-swing, swing) / 2;
        line[POINTS] = base + canvas.between(-swing, swing) / 2;
        wander(canvas, line, POINTS, swing, roughness);
        return line;
    }

    /** Summits and saddles as they come, with crags between them. */
    private static double[] peaks(Canvas canvas, double base, double height) {
        double[] line = new double[POINTS + 1];
        int step = POINTS / 8;
        for (int i = 0; i <= POINTS; i += step) {
            boolean summit = canvas.chance.nextInt(9) < 4;
            line[i] = base + (summit ? -height * canvas.between(0.4, 1) : height * canvas.between(-0.35, 0.25));
        }
        wander(canvas, line, step, height * 0.32, 0.55);
        return line;
    }

    /** Fills in what lies between the points that are set, which are a step apart. */
    private static void wander(Canvas canvas, double[] line, int first, double swing, double roughness) {
        double reach = swing;
        for (int step = first; step > 1; step /= 2) {
            for (int i = step / 2; i < POINTS; i += step) {
                line[i] = (line[i - step / 2] + line[i + step / 2]) / 2 + canvas.between(-reach, reach) / 2;
            }
            reach *= roughness;
        }
    }

    private static void fill(Canvas canvas, double[] line, Color top, Color bottom) {
        canvas.fillDownwards(area(canvas, line), highest(line), 1, top, bottom);
    }

    private static void snowCaps(Canvas canvas, double[] line, double opacity) {
        double top = highest(line);
        canvas.fillDownwards(
                area(canvas, line),
                top,
                Math.min(0.98, top + 0.17),
                Palette.clear(Color.WHITE, opacity),
                Palette.clear(Color.WHITE, opacity * 0.55),
                Palette.clear(Color.WHITE, 0));
    }

    private static Path2D area(Canvas canvas, double[] line) {
        Path2D area = new Path2D.Double();
        area.moveTo(0, canvas.height);
        for (int i = 0; i < line.length; i++) {
            area.lineTo(canvas.x(i / (double) POINTS), canvas.y(line[i]));
        }
        area.lineTo(canvas.width, canvas.height);
        area.closePath();
        return area;
    }

    private static double highest(double[] line) {
        double highest = 1;
        for (double height : line) {
            highest = Math.min(highest, height);
        }
        return Math.max(0.01, highest);
    }

    /** Whatever ridges leave open at the very bottom. */
    static void ground(Canvas canvas) {
        canvas.fill(new Rectangle2D.Double(0, canvas.y(0.6), canvas.width, canvas.height), canvas.palette.far());
    }
}
