package io.serenade.sandbox.pictures;

import io.serenade.rendering.ffmpeg.FrameShape;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A photo set in motion. The first frame is the photo itself; then it comes closer, nods and stretches with the
 * loudness of a voice. It has no mouth that moves: the program does not know where an animal's mouth is, and a wrong
 * one is worse than none. A bubble at the upper edge shows that it speaks, and what, where that is known.
 */
public final class MovingPhoto {
    private static final int FRAMES_PER_SECOND = 12;
    private static final int LONGEST_SIDE = 1920;
    private static final int SHORTEST_SIDE = 64;

    /** How much closer it has come after a second, and at the end; nodding and stretching need that room. */
    private static final double CLOSER_AT_ONCE = 0.07;

    private static final double CLOSER_IN_THE_END = 0.13;
    private static final double NODS_PER_SECOND = 0.55;

    /** The neck, as a share of the height. */
    private static final double PIVOT = 0.9;

    private static final double SQUEEZE = 0.02;
    private static final double STRETCH = 0.045;

    private final BufferedImage photo;
    private final FrameShape shape;
    private final int frames;
    private final VoiceOver voice;

    private MovingPhoto(BufferedImage photo, FrameShape shape, int frames, VoiceOver voice) {
        this.photo = photo;
        this.shape = shape;
        this.frames = frames;
        this.voice = voice;
    }

    /**
     * Takes a photo into a clip of its own shape.
     *
     * @param shortSide approximate length of the frames' shorter side in pixels; sides are even, the longer one at most
     *     1,920
     */
    public static MovingPhoto of(BufferedImage photo, int shortSide, Duration length, VoiceOver voice) {
        double longSide = Math.max(photo.getWidth(), photo.getHeight());
        double factor =
                Math.min(shortSide / (double) Math.min(photo.getWidth(), photo.getHeight()), LONGEST_SIDE / longSide);
        FrameShape shape =
                new FrameShape(even(photo.getWidth() * factor), even(photo.getHeight() * factor), FRAMES_PER_SECOND);
        return new MovingPhoto(scaled(photo, shape), shape, framesIn(length), voice);
    }

    /** The frames of a clip of this length. */
    public static int framesIn(Duration length) {
        return Math.toIntExact(Math.max(1, Math.round(length.toMillis() * FRAMES_PER_SECOND / 1000.0)));
    }

    public static int framesPerSecond() {
        return FRAMES_PER_SECOND;
    }

    private static int even(double side) {
        return Math.max(SHORTEST_SIDE, 2 * (int) Math.round(side / 2));
    }

    private static BufferedImage scaled(BufferedImage photo, FrameShape shape) {
        BufferedImage scaled = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D brush = scaled.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(photo, 0, 0, shape.width(), shape.height(), null);
        brush.dispose();
        return scaled;
    }

    public FrameShape shape() {
        return shape;
    }

    /** Writes the frames as raw blue, green and red bytes, one after the other. */
    public void writeTo(OutputStream out) throws IOException {
        BufferedImage frame = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) frame.getRaster().getDataBuffer()).getData();
        SpeechBubble bubble = new SpeechBubble(voice.words());
        for (int number = 0; number < frames; number++) {
            draw(frame, number, bubble);
            out.write(pixels);
        }
    }

    private void draw(BufferedImage frame, int number, SpeechBubble bubble) {
        double loudness = voice.loudnessAt(number);
        Graphics2D brush = frame.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(photo, place(number, loudness), null);
        brush.dispose();
        try (Canvas canvas = new Canvas(frame, null, null)) {
            if (!voice.isSilent()) {
                bubble.paint(canvas, number / (double) FRAMES_PER_SECOND, loudness);
            }
            Mark.paint(canvas);
        }
    }

    /** Where the photo lies at a frame; it always covers all of it. */
    private AffineTransform place(int number, double loudness) {
        double seconds = number / (double) FRAMES_PER_SECOND;
        double closer = CLOSER_AT_ONCE * eased(seconds)
                + (CLOSER_IN_THE_END - CLOSER_AT_ONCE) * number / Math.max(1.0, frames - 1.0);
        double stretching = loudness * eased(seconds);
        double across = 1 + closer - SQUEEZE * stretching;
        double along = 1 + closer + STRETCH * stretching;
        double nod = Math.sin(2 * Math.PI * NODS_PER_SECOND * seconds) * largestNod(across - 1);

        AffineTransform place = AffineTransform.getRotateInstance(nod, shape.width() / 2.0, shape.height() * PIVOT);
        place.translate(shape.width() / 2.0, shape.height() / 2.0);
        place.scale(across, along);
        place.translate(-shape.width() / 2.0, -shape.height() / 2.0);
        return place;
    }

    private static double eased(double seconds) {
        double share = Math.min(1, seconds);
        return share * share * (3 - 2 * share);
    }

    /** The angle at which a corner of the enlarged photo would come into sight, and a little less. */
    private double largestNod(double room) {
        double width = shape.width();
        double height = shape.height();
        return 0.7 * room * Math.min(width / (2 * PIVOT * height), height / width);
    }
}
