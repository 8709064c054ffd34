package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Frame;
import io.serenade.rendering.image.pixels.Yuv;
import java.util.Arrays;

/**
 * Light that flares up with each beat and fades until the next. It lies only where nothing moves, and changes with every
 * other picture: light on the turning grooves would cost as much as the turn itself.
 */
final class BeatLight {
    private static final float[] WARM = {255, 176, 150};
    /** Share of the colour that is added at the platter's rim. */
    private static final double BRIGHTEST = 0.46;
    /** The platter's radius in radii of the record. */
    private static final double PLATTER = 1.055;

    /** How far the light reaches, in pixels of the canvas. */
    private static final double REACH = 72;
    /** The same in which it comes up, so that the platter's rim stays smooth. */
    private static final double RIM = 6;
    /** Pictures for which the light stays as it is. */
    static final int PICTURES = 2;

    /** How fast it fades, in shares of a beat. */
    private static final double FADING = 3.2;

    private final Plane luma;
    private final Plane blue;
    private final Plane red;

    /** What is added to the pixels of one plane, where anything is. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Plane(int[] places, short[] light) {

        void add(byte[] bytes, int start, int share) {
            for (int i = 0; i < places.length; i++) {
                int at = start + places[i];
                int value = (bytes[at] & 255) + (light[i] * share + (1 << 15) >> 16);
                bytes[at] = (byte) Math.min(255, Math.max(0, value));
            }
        }
    }

    /** How bright a light is at a place of the canvas, from 0 to 1. */
    interface Field {
        double strength(double x, double y);
    }

    BeatLight(int resolution, float[] colour, Field field) {
        this.luma = plane(resolution, 1, Yuv.luma(colour[0], colour[1], colour[2]), field);
        this.blue = plane(resolution, 2, Yuv.blueness(colour[0], colour[1], colour[2]), field);
        this.red = plane(resolution, 2, Yuv.redness(colour[0], colour[1], colour[2]), field);
    }

    /** Warm light around the record. */
    static BeatLight around(RecordVideoSettings settings) {
        return new BeatLight(settings.resolution(), WARM, halo(settings, BRIGHTEST, REACH));
    }

    private static Plane plane(int resolution, int shrink, float colour, Field field) {
        double scale = (double) RecordVideoSettings.CANVAS / resolution;
        int edge = resolution / shrink;
        int[] places = new int[edge * edge];
        short[] light = new short[edge * edge];
        int count = 0;
        for (int at = 0; at < edge * edge; at++) {
            double x = (at % edge + 0.5) * shrink * scale;
            double y = (at / edge + 0.5) * shrink * scale;
            short value = (short) Math.round(64 * field.strength(x, y) * colour);
            if (value != 0) {
                places[count] = at;
                light[count++] = value;
            }
        }
        return new Plane(Arrays.copyOf(places, count), Arrays.copyOf(light, count));
    }

    /**
     * About the memory that one takes, in bytes: four bytes for the place and two for the light of each pixel that it
     * reaches.
     */
    static double bytes(RecordVideoSettings settings) {
        return bytes(settings, REACH);
    }

    static double bytes(RecordVideoSettings settings, double reach) {
        double scale = (double) settings.resolution() / RecordVideoSettings.CANVAS;
        double platter = scale * PLATTER * settings.recordSize() / 2;
        double end = platter + scale * reach;
        return 1.5 * (Integer.BYTES + Short.BYTES) * Math.PI * (end * end - platter * platter);
    }

    /**
     * Light that is brightest at the platter's rim.
     *
     * @param reach how far it reaches, in pixels of the canvas
     */
    static Field halo(RecordVideoSettings settings, double brightest, double reach) {
        double platter = PLATTER * settings.recordSize() / 2;
        double centre = (double) settings.centrePixels() * RecordVideoSettings.CANVAS / settings.resolution();
        return (x, y) -> {
            double far = (Math.hypot(x - RecordVideoSettings.CANVAS / 2.0, y - centre) - platter) / reach;
            double rim = Math.min(1, far * reach / RIM);
            return far < 0 || far >= 1 ? 0 : brightest * rim * (1 - far) * (1 - far);
        };
    }

    /** How bright it is at a moment, in beats from one of them. */
    static double pulse(double beats) {
        return Math.exp(-FADING * (beats - Math.floor(beats)));
    }

    /** @param strength from 0 to 1 */
    void shine(Frame frame, double strength) {
        int share = (int) Math.round(1024 * strength);
        luma.add(frame.bytes(), 0, share);
        blue.add(frame.bytes(), frame.blueStart(), share);
        red.add(frame.bytes(), frame.redStart(), share);
    }
}
