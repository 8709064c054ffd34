package io.serenade.rendering.ffmpeg;

import io.serenade.platform.files.MediaFormat;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Extracts still pictures from a clip with one child, with the same confinement and deadline as every other. */
public final class FrameReader {
    private static final int FRAMES_PER_SECOND = 2;
    private static final int LARGEST_SIDE = 640;

    /** More than a minute, so that a clip of a minute can be distinguished from a longer one. */
    private static final int MAX_SECONDS = 62;

    private static final Duration ONE_FRAME = Duration.ofMillis(1_000 / FRAMES_PER_SECOND);
    private static final int LARGEST_PICTURE = 16_384;

    private final Ffmpeg ffmpeg;

    /**
     * A frame of a clip.
     *
     * @param at when it is shown, to half a second
     * @param picture upright, at most 640 pixels a side
     */
    public record SampledFrame(Duration at, BufferedImage picture) {}

    public FrameReader(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * The samples of a clip.
     *
     * @param frames one at least, in their order
     * @param length of the pictures, to half a second; for a clip longer than a minute, some value over a minute
     */
    public record Sampled(List<SampledFrame> frames, Duration length) {}

    /** Reads what a child writes. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /**
     * Samples frames evenly over a clip's first minute, whose length need not be known before.
     *
     * @param most how many are wanted; a short clip has fewer
     * @throws IOException when it is no MP4, QuickTime or WebM, has no picture, is damaged, or takes longer than the
     *     deadline
     */
    public Sampled sample(Path clip, int most, Duration deadline) throws IOException, InterruptedException {
        List<String> arguments =
                Arguments.sampleFrames(clip, demuxer(clip), MAX_SECONDS, FRAMES_PER_SECOND, LARGEST_SIDE);
        Sampled sampled = read(clip, arguments, deadline, in -> sampled(in, most));
        if (sampled.frames().isEmpty()) {
            throw new IOException(clip.getFileName() + " has no picture");
        }
        return sampled;
    }

    /**
     * One frame of a clip, upright.
     *
     * @param at the time of a sample of the same clip
     * @param longestSide in pixels; a smaller frame stays as it is
     * @throws IOException as for {@link #sample}
     */
    public BufferedImage still(Path clip, Duration at, int longestSide, Duration deadline)
            throws IOException, InterruptedException {
        String demuxer = demuxer(clip);
        OptionalInt side = OptionalInt.of(longestSide);
        Optional<BufferedImage> still =
                read(clip, Arguments.oneFrame(clip, demuxer, at, side), deadline, in -> readPicture(in, longestSide));
        if (still.isPresent()) {
            return still.get();
        }
        // The last sample may stand for a frame that is shown a little before it.
        Duration before = at.compareTo(ONE_FRAME) > 0 ? at.minus(ONE_FRAME) : Duration.ZERO;
        return read(clip, Arguments.oneFrame(clip, demuxer, before, side), deadline, in -> readPicture(in, longestSide))
                .orElseThrow(() -> new IOException(clip.getFileName() + " has no picture at " + at));
    }

    /**
     * How large the frames of a clip are, upright, in pixels.
     *
     * @throws IOException as for {@link #sample}
     */
    public Dimension size(Path clip, Duration deadline) throws IOException, InterruptedException {
        List<String> arguments = Arguments.oneFrame(clip, demuxer(clip), Duration.ZERO, OptionalInt.empty());
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child reader = children.start("size", arguments);
            reader.input().close();
            // Only the header is needed; the child ends with its group.
            return within(
                    children,
                    children.run(() -> readSize(reader.output(), LARGEST_PICTURE)
                            .orElseThrow(() -> new IOException(clip.getFileName() + " has no picture"))),
                    clip,
                    deadline);
        }
    }

    /**
     * Reads an AVIF picture, if this FFmpeg can.
     *
     * @param longestSide in pixels; a smaller picture stays as it is
     * @throws IOException when it cannot, or the picture is damaged
     */
    public BufferedImage avif(Path picture, int longestSide, Duration deadline)
            throws IOException, InterruptedException {
        return read(
                        picture,
                        Arguments.oneFrame(picture, "mov", Duration.ZERO, OptionalInt.of(longestSide)),
                        deadline,
                        in -> readPicture(in, longestSide))
                .orElseThrow(() -> new IOException(picture.getFileName() + " has no picture"));
    }

    private <T> T read(Path file, List<String> arguments, Duration deadline, Reading<T> reading)
            throws IOException, InterruptedException {
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child reader = children.start("frames", arguments);
            reader.input().close();
            Future<T> read = children.run(() -> {
                T all = reading.from(reader.output());
                reader.awaitSuccess();
                return all;
            });
            return within(children, read, file, deadline);
        }
    }

    private static <T> T within(ChildGroup children, Future<T> read, Path file, Duration deadline)
            throws IOException, InterruptedException {
        try {
            children.awaitAll();
            return read.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the frames of " + file.getFileName() + " were not there within " + deadline, e);
        }
    }

    private static String demuxer(Path clip) throws IOException {
        MediaFormat format = MediaFormat.of(clip)
                .orElseThrow(() -> new IOException(clip.getFileName() + " is no clip that can be read"));
        return switch (format) {
            case MP4, QUICKTIME -> "mov";
            case WEBM -> "matroska";
            case PNG, JPEG, WEBP, GIF, MP3, AAC, WAV, OGG, FLAC, M4A ->
                throw new IOException(clip.getFileName() + " is no clip but " + format.type());
        };
    }

    /**
     * Holds up to twice as many as wanted: when there are more, every other one is dropped, and from then on half as
     * many are kept.
     */
    private static Sampled sampled(InputStream output, int most) throws IOException {
        List<SampledFrame> kept = new ArrayList<>();
        int stride = 1;
        int number = 0;
        try (InputStream in = new BufferedInputStream(output, 1 << 16)) {
            Optional<BufferedImage> next = readPicture(in, LARGEST_SIDE);
            for (; next.isPresent(); number++, next = readPicture(in, LARGEST_SIDE)) {
                if (number % stride == 0) {
                    Duration at = Duration.ofMillis(1_000L * number / FRAMES_PER_SECOND);
                    kept.add(new SampledFrame(at, next.get()));
                }
                if (kept.size() == 2 * most) {
                    kept = everyOther(kept);
                    stride *= 2;
                }
            }
        }
        return new Sampled(evenly(kept, most), ONE_FRAME.multipliedBy(number));
    }

    private static List<SampledFrame> everyOther(List<SampledFrame> frames) {
        List<SampledFrame> half = new ArrayList<>();
        for (int i = 0; i < frames.size(); i += 2) {
            half.add(frames.get(i));
        }
        return half;
    }

    private static List<SampledFrame> evenly(List<SampledFrame> frames, int most) {
        if (frames.size() <= most) {
            return List.copyOf(frames);
        }
        List<SampledFrame> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(frames.get(i * (frames.size() - 1) / Math.max(1, most - 1)));
        }
        return List.copyOf(chosen);
    }

    /** The head of a portable pixmap as FFmpeg writes it: P6, width, height and 255 on lines. */
    private static Optional<Dimension> readSize(InputStream in, int largestSide) throws IOException {
        String kind = readWord(in);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        int width = Integer.parseInt(readWord(in));
        int height = Integer.parseInt(readWord(in));
        if (!kind.equals("P6") || !readWord(in).equals("255") || Math.max(width, height) > largestSide) {
            throw new IOException("the child wrote something else than pictures");
        }
        return Optional.of(new Dimension(width, height));
    }

    /** Reads the red, green and blue bytes that follow the header. */
    private static Optional<BufferedImage> readPicture(InputStream in, int largestSide) throws IOException {
        Optional<Dimension> size = readSize(in, largestSide);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        int width = size.get().width;
        int height = size.get().height;
        byte[] bytes = in.readNBytes(3 * width * height);
        if (bytes.length < 3 * width * height) {
            throw new EOFException("the child broke off within a picture");
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (bytes[3 * i] & 0xFF) << 16 | (bytes[3 * i + 1] & 0xFF) << 8 | bytes[3 * i + 2] & 0xFF;
        }
        return Optional.of(picture);
    }

    /** Up to the next blank; empty at the end. */
    private static String readWord(InputStream in) throws IOException {
        StringBuilder word = new StringBuilder();
        for (int next = in.read(); next > ' ' && word.length() < 10; next = in.read()) {
            word.append((char) next);
        }
        return word.toString();
    }
}
