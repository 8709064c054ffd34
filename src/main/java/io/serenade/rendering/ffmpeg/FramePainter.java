package io.serenade.rendering.ffmpeg;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Paints on every frame of a clip: one child decodes, Java paints, another child encodes and copies the sound
 * unchanged. FFmpeg's own filters cost more, and their results differ from version to version.
 */
public final class FramePainter {
    private static final long LARGEST_FILE = 512L * 1024 * 1024;
    private static final int LARGEST_SIDE = 4096;
    private static final int LONGEST_LINE = 256;

    /** The capacity of a pipe; larger reads and writes only use more memory. */
    private static final int PART = 64 * 1024;

    private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);

    private final Ffmpeg ffmpeg;

    public FramePainter(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Paints on frames of one shape. */
    @FunctionalInterface
    public interface Brush {
        /** @param frame as {@link PictureShape} says, to be changed in place; the same array each time */
        void paint(byte[] frame, int number);
    }

    /**
     * What was painted.
     *
     * @param frames how many; a clip with an irregular frame rate has a regular one afterwards
     */
    public record Painted(PictureShape shape, int frames) {
        public Duration length() {
            return Duration.ofMillis(Math.round(frames * 1_000 / shape.framesPerSecond()));
        }
    }

    /**
     * Paints a clip.
     *
     * @param brushes makes the brush once the shape is known
     * @param atLeast how long pictures are wanted; the last one is painted again until then
     * @param target an MP4 whose tables come first; deleted when this fails
     * @throws IOException when the clip has no pictures, cannot be decoded or encoded, or takes longer than the
     *     deadline
     */
    public Painted paint(
            Path clip,
            ClipFormat format,
            Function<PictureShape, Brush> brushes,
            Duration atLeast,
            Path target,
            Duration deadline)
            throws IOException, InterruptedException {
        boolean complete = false;
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child decoder = children.start("decode", Arguments.decodeFrames(clip, format));
            decoder.input().close();
            Child encoder = children.start("paint", Arguments.encodeFrames(clip, format, target), LARGEST_FILE);
            Future<Painted> painting = children.run(() -> paint(decoder, encoder, brushes, atLeast));
            children.awaitAll();
            Painted painted = painting.get();
            complete = true;
            return painted;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the clip was not painted within " + deadline, e);
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static Painted paint(Child decoder, Child encoder, Function<PictureShape, Brush> brushes, Duration atLeast)
            throws IOException, InterruptedException {
        Painted painted = null;
        IOException broken = null;
        try (OutputStream out = encoder.input()) {
            painted = paint(decoder.output(), out, brushes, atLeast);
        } catch (IOException e) {
            broken = e;
        }
        // The child that failed first has the cause; the other one only lost its pipe.
        if (broken == null || broken instanceof EOFException) {
            decoder.awaitSuccess();
        }
        encoder.awaitSuccess();
        if (broken != null) {
            throw broken;
        }
        return painted;
    }

    private static Painted paint(
            InputStream in, OutputStream out, Function<PictureShape, Brush> brushes, Duration atLeast)
            throws IOException {
        String head = readLine(in);
        PictureShape shape = shapeOf(head);
        out.write((head + '\n').getBytes(StandardCharsets.US_ASCII));
        Brush brush = brushes.apply(shape);
        long wanted = Math.round(atLeast.toMillis() * shape.framesPerSecond() / 1_000);
        byte[] decoded = new byte[shape.size()];
        byte[] frame = new byte[shape.size()];
        int frames = 0;
        boolean more = readFrame(in, decoded);
        while (more || frames > 0 && frames < wanted) {
            System.arraycopy(decoded, 0, frame, 0, frame.length);
            brush.paint(frame, frames++);
            out.write(FRAME);
            write(out, frame);
            more = more && readFrame(in, decoded);
        }
        return new Painted(shape, frames);
    }

    /** @return false at the end */
    private static boolean readFrame(InputStream in, byte[] frame) throws IOException {
        if (readLine(in).isEmpty()) {
            return false;
        }
        read(in, frame);
        return true;
    }

    /** The first line of a YUV4MPEG2 stream: words of a letter and a value, such as {@code W720}. */
    static PictureShape shapeOf(String head) throws IOException {
        if (!head.startsWith("YUV4MPEG2 ")) {
            throw new EOFException("the clip has no pictures");
        }
        int width = 0;
        int height = 0;
        double rate = 0;
        for (String word : head.split(" ")) {
            String value = word.substring(1);
            switch (word.charAt(0)) {
                case 'W' -> width = Integer.parseInt(value);
                case 'H' -> height = Integer.parseInt(value);
                case 'F' -> rate = rateOf(value);
                default -> {}
            }
        }
        boolean possible = width > 0 && height > 0 && width % 2 == 0 && height % 2 == 0;
        if (!possible || Math.max(width, height) > LARGEST_SIDE || !(rate > 0 && rate <= Arguments.MAX_FRAMES)) {
            throw new IOException("frames of this kind cannot be painted: " + head);
        }
        return new PictureShape(width, height, rate);
    }

    private static double rateOf(String fraction) {
        int colon = fraction.indexOf(':');
        return Double.parseDouble(fraction.substring(0, colon)) / Double.parseDouble(fraction.substring(colon + 1));
    }

    /** Up to the next line feed; empty at the end. */
    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n' && line.length() < LONGEST_LINE; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static void read(InputStream in, byte[] frame) throws IOException {
        int read = 0;
        while (read < frame.length) {
            int count = in.read(frame, read, Math.min(PART, frame.length - read));
            if (count < 0) {
                throw new EOFException("the decoder broke off within a frame");
            }
            read += count;
        }
    }

    private static void write(OutputStream out, byte[] frame) throws IOException {
        for (int at = 0; at < frame.length; at += PART) {
            out.write(frame, at, Math.min(PART, frame.length - at));
        }
    }
}
