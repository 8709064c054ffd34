package io.serenade.rendering.filters;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Glowing particles. Each is reborn again and again, every time on another path; at a given time of the clip they
 * always look the same.
 */
final class Sparks implements Layer {
    private static final int SIZES = 4;
    private static final int OPAQUE = 256;

    private final Sprite[] glows = new Sprite[SIZES];
    private final double[] offsets;
    private final Way way;

    /**
     * The way of a spark.
     *
     * @param seconds how long it lives
     */
    record Way(double seconds, Flight flight) {}

    /** Where a spark is. */
    @FunctionalInterface
    interface Flight {
        /**
         * @param chance of this life
         * @param age in seconds
         */
        Place at(SplittableRandom chance, double age);
    }

    /**
     * A place in a frame.
     *
     * @param x in widths from the left
     * @param y in heights from above
     * @param strength from 0 to 1
     */
    record Place(double x, double y, double strength) {}

    /** @param largest diameter of the largest glow in pixels */
    Sparks(int count, int largest, Color core, Color rim, Way way) {
        for (int size = 0; size < SIZES; size++) {
            glows[size] = glow(Math.max(4, largest * (size + 1) / SIZES), core, rim);
        }
        SplittableRandom random = new SplittableRandom(count);
        offsets = random.doubles(count).toArray();
        this.way = way;
    }

    private static Sprite glow(int diameter, Color core, Color rim) {
        int side = diameter + 1 & ~1;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D brush = picture.createGraphics();
        Color clear = new Color(rim.getRed(), rim.getGreen(), rim.getBlue(), 0);
        brush.setPaint(
                new RadialGradientPaint(side / 2f, side / 2f, side / 2f, new float[] {0, 0.28f, 0.5f, 1}, new Color[] {
                    core, core, new Color(rim.getRed(), rim.getGreen(), rim.getBlue(), 110), clear
                }));
        brush.fillRect(0, 0, side, side);
        brush.dispose();
        return Sprite.of(picture);
    }

    @Override
    public void paint(Planes frame, double seconds) {
        for (int spark = 0; spark < offsets.length; spark++) {
            double lives = seconds / way.seconds() + offsets[spark];
            long life = (long) Math.floor(lives);
            SplittableRandom chance = new SplittableRandom(31 * life + 7919L * spark);
            Sprite glow = glows[chance.nextInt(SIZES)];
            Place place = way.flight().at(chance, (lives - life) * way.seconds());
            int left = (int) Math.round(place.x() * frame.width() - glow.width() / 2.0);
            int top = (int) Math.round(place.y() * frame.height() - glow.height() / 2.0);
            int strength = (int) (OPAQUE * Math.max(0, Math.min(1, place.strength())));
            glow.press(frame, left, top, strength);
        }
    }
}
