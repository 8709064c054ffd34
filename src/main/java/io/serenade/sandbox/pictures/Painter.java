package io.serenade.sandbox.pictures;

import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws what an order asks for, in two planes: sky and all that is far away, and in front of it a plane with holes that
 * a clip moves faster. Each plane has random numbers of its own, so that one does not change the other.
 */
public final class Painter {
    private final PictureOrder order;
    private final Set<Motif> motifs;
    private final SplittableRandom chances;
    private final Palette palette;

    private Painter(PictureOrder order) {
        this.order = order;
        this.motifs = order.motifs();
        this.chances = new SplittableRandom(order.chances());
        this.palette = motifs.isEmpty()
                ? Palette.free(order.prompt(), chances.split())
                : Palette.of(motifs, order.prompt(), chances.split());
    }

    public static BufferedImage paint(PictureOrder order) {
        Scene scene = scene(order);
        BufferedImage picture = scene.back();
        picture.getGraphics().drawImage(scene.front(), 0, 0, null);
        mark(picture);
        return picture;
    }

    /** The planes of a picture, without the mark. */
    static Scene scene(PictureOrder order) {
        Painter painter = new Painter(order);
        return new Scene(painter.back(), painter.front());
    }

    static void mark(BufferedImage picture) {
        try (Canvas canvas = new Canvas(picture, null, null)) {
            Mark.paint(canvas);
        }
    }

    record Scene(BufferedImage back, BufferedImage front) {}

    private BufferedImage back() {
        BufferedImage plane = new BufferedImage(order.width(), order.height(), BufferedImage.TYPE_3BYTE_BGR);
        try (Canvas canvas = new Canvas(plane, palette, chances.split())) {
            if (motifs.isEmpty()) {
                Ribbons.paintBack(canvas);
                return plane;
            }
            Sky sky = new Sky(motifs, canvas);
            sky.paint(canvas);
            Land.ground(canvas);
            if (!motifs.contains(Motif.SEA) || motifs.contains(Motif.MOUNTAINS)) {
                Land.paintFar(canvas, motifs);
            }
            if (motifs.contains(Motif.SEA)) {
                Water.paint(canvas, sky.lightX());
            }
            if (motifs.contains(Motif.CITY)) {
                City.paint(canvas, motifs);
            }
            if (motifs.contains(Motif.BIRDS)) {
                Airborne.birds(canvas);
            }
        }
        return plane;
    }

    private BufferedImage front() {
        BufferedImage plane = new BufferedImage(order.width(), order.height(), BufferedImage.TYPE_INT_ARGB);
        try (Canvas canvas = new Canvas(plane, palette, chances.split())) {
            if (motifs.isEmpty()) {
                Ribbons.paintFront(canvas);
                return plane;
            }
            if (!motifs.contains(Motif.SEA) || hasForeground()) {
                Land.paintNear(canvas, motifs);
            }
            if (motifs.contains(Motif.FOREST)) {
                Trees.paint(canvas, motifs);
            }
            if (motifs.contains(Motif.FLOWERS)) {
                Flowers.paint(canvas);
            }
            if (motifs.contains(Motif.CAT)) {
                Animal.paint(canvas, true);
            }
            if (motifs.contains(Motif.DOG)) {
                Animal.paint(canvas, false);
            }
            if (motifs.contains(Motif.HEART)) {
                Airborne.hearts(canvas);
            }
            if (motifs.contains(Motif.SNOW)) {
                Airborne.snow(canvas);
            }
            Airborne.shade(canvas);
        }
        return plane;
    }

    /** Whether something stands on the shore. */
    private boolean hasForeground() {
        Set<Motif> standing = EnumSet.of(Motif.CAT, Motif.DOG, Motif.FLOWERS, Motif.FOREST);
        standing.retainAll(motifs);
        return !standing.isEmpty();
    }
}
