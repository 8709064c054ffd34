package io.serenade.rendering.record;

/** What is kept in memory for as long as a node runs, so that a render and a poster need not draw it. */
final class PictureMemory {
    /** Bytes of a pixel in the planes of a {@link io.serenade.rendering.image.pixels.Frame}. */
    private static final double PLANES = 1.5;

    private static final int IMAGE = 4;
    /** Bytes of a pixel of the photo in {@link DiscBlends}. */
    private static final int BLENDS = 12;

    private static final int STILL = 2 * IMAGE;

    private PictureMemory() {}

    /** Bytes of the frames of {@link RevolutionTemplate} and of the stills of {@link RecordArt}. */
    static long bytes(RecordVideoSettings settings) {
        Script script = settings.script();
        double whole = square(settings.resolution());
        double turn = script.turn() * PLANES * square(RecordArea.of(settings).edge());
        double opening = script.opening() * PLANES * whole;
        double ground = (PLANES + IMAGE) * whole;
        double light = settings.show() ? BeatLight.bytes(settings) + ChorusLight.bytes(settings) : 0;
        double stills = STILL * (whole + square(ShareImage.TABLE));
        return (long) (turn + opening + ground + BLENDS * square(settings.photoPixels()) + light + stills);
    }

    private static double square(double edge) {
        return edge * edge;
    }
}
