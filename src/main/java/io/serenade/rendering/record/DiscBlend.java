package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Pixels;

/**
 * How one plane of a frame mixes the turning photo with the ready template: {@code template * through + photo * weight +
 * light}. The weights hold the soft rim of the disc and whatever lies still above the photo, so that the tone arm or a
 * reflection may cross it. They depend on the art alone and are made once.
 */
final class DiscBlend {
    static final int ONE = 1 << 8;

    private final int edge;
    private final short[] through;
    private final short[] weight;
    /** Share of the overlay, in steps of 1/256. */
    private final int[] light;
    /** First pixel of each row that the photo touches; by symmetry also the distance of the last from the right. */
    private final int[] rowStart;

    private DiscBlend(int edge) {
        this.edge = edge;
        this.through = new short[edge * edge];
        this.weight = new short[edge * edge];
        this.light = new int[edge * edge];
        this.rowStart = new int[edge];
    }

    /** The light of a pixel of the overlay in one plane, from its premultiplied colour and its alpha from 0 to 1. */
    interface Plane {
        float value(float red, float green, float blue, float alpha);
    }

    /** @param top first row of the disc @param shrink 1 for luma, 2 for the half-size planes of chroma */
    static DiscBlend of(Pixels overlay, int discEdge, int top, int shrink, Plane plane) {
        int edge = discEdge / shrink;
        int left = (overlay.width() - discEdge) / 2;
        DiscBlend blend = new DiscBlend(edge);
        for (int y = 0; y < edge; y++) {
            blend.rowStart[y] = edge;
            for (int x = 0; x < edge; x++) {
                blend.average(overlay, left, top, discEdge, shrink, x, y, plane);
            }
        }
        return blend;
    }

    private void average(Pixels overlay, int left, int top, int discEdge, int shrink, int x, int y, Plane plane) {
        float inside = 0;
        float photo = 0;
        float shine = 0;
        for (int j = y * shrink; j < (y + 1) * shrink; j++) {
            for (int i = x * shrink; i < (x + 1) * shrink; i++) {
                int at = overlay.index(left + i, top + j);
                float[] v = overlay.values();
                float covered = Disc.coverage(discEdge, i, j);
                float alpha = v[at + 3] / 255;
                inside += covered;
                photo += covered * (1 - alpha);
                shine += covered * plane.value(v[at], v[at + 1], v[at + 2], alpha);
            }
        }
        int at = y * edge + x;
        float scale = (float) ONE / (shrink * shrink);
        weight[at] = (short) Math.round(photo * scale);
        through[at] = (short) (ONE - Math.round(inside * scale));
        light[at] = Math.round(shine * scale) + ONE / 2;
        if (inside > 0 && rowStart[y] == edge) {
            rowStart[y] = x;
        }
    }

    int edge() {
        return edge;
    }

    int rowStart(int y) {
        return rowStart[y];
    }

    /**
     * Lays a turned plane of the photo into a plane of the frame.
     *
     * @param halfTurned whether it is shown another half turn further, which is the same from its other end
     */
    void lay(byte[] photo, boolean halfTurned, byte[] frame, int frameStart, int frameStride) {
        for (int y = 0; y < edge; y++) {
            int to = frameStart + y * frameStride + rowStart[y];
            int at = y * edge + rowStart[y];
            int end = (y + 1) * edge - rowStart[y];
            int from = halfTurned ? photo.length - 1 - at : at;
            int step = halfTurned ? -1 : 1;
            for (; at < end; at++, to++, from += step) {
                frame[to] = mix(at, frame[to] & 255, photo[from] & 255);
            }
        }
    }

    private byte mix(int at, int template, int photo) {
        int mixed = (template * through[at] + photo * weight[at] + light[at]) >> 8;
        return (byte) Math.min(255, Math.max(0, mixed));
    }
}
