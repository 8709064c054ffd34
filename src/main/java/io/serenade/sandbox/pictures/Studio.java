package io.serenade.sandbox.pictures;

import io.serenade.rendering.ffmpeg.FrameShape;
import io.serenade.rendering.ffmpeg.FrameWriter;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

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
            case JPEG -> jpeg(picture, quality, target);
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

    public void clip(ClipOrder order, Path target) throws IOException, InterruptedException {
        Clip clip = new Clip(order);
        frames.writeClip(
                new FrameShape(order.picture().width(), order.picture().height(), order.framesPerSecond()),
                clip::writeTo,
                target,
                DEADLINE);
    }

    private static void jpeg(BufferedImage picture, int quality, Path target) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(target.toFile())) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
