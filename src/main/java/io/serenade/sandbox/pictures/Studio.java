package io.serenade.sandbox.pictures;

import io.serenade.rendering.ffmpeg.FrameShape;
import io.serenade.rendering.ffmpeg.FrameWriter;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.image.JpegWriter;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;

/** Draws orders into files. */
public final class Studio {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final FrameWriter frames;

    public Studio(FrameWriter frames) {
        this.frames = frames;
    }

    /** @param quality from 0 to 100, without meaning for PNG */
    public void picture(PictureOrder order, PictureFormat format, int quality, Path target)
            throws IOException, InterruptedException {
        BufferedImage picture = Painter.paint(order);
        switch (format) {
            case PNG -> ImageIO.write(picture, "png", target.toFile());
            case JPEG -> Files.write(target, JpegWriter.write(picture, quality / 100f));
            case WEBP ->
                frames.writeWebp(
                        new FrameShape(order.width(), order.height(), 1),
                        out -> out.write(((DataBufferByte) picture.getRaster().getDataBuffer()).getData()),
                        quality,
                        target,
                        DEADLINE);
            case MP4 -> throw new IllegalArgumentException("A picture cannot be kept as MP4.");
        }
    }

    /** A photo in motion, without a sound. */
    public void movingPhoto(MovingPhoto photo, Path target) throws IOException, InterruptedException {
        frames.writeClip(photo.shape(), photo::writeTo, target, DEADLINE);
    }

    /** A photo in motion, and what is heard meanwhile. */
    public void movingPhoto(MovingPhoto photo, Path sound, SongFormat format, Path target)
            throws IOException, InterruptedException {
        frames.writeClip(photo.shape(), photo::writeTo, sound, format, target, DEADLINE);
    }

    public void cameraMove(CameraMove move, Path target) throws IOException, InterruptedException {
        frames.writeClip(move.shape(), move::writeTo, target, DEADLINE);
    }

    public void clip(ClipOrder order, Path target) throws IOException, InterruptedException {
        Clip clip = new Clip(order);
        frames.writeClip(
                new FrameShape(order.picture().width(), order.picture().height(), order.framesPerSecond()),
                clip::writeTo,
                target,
                DEADLINE);
    }
}
