package io.serenade.rendering.record;

import io.serenade.rendering.image.Photo;
import io.serenade.rendering.image.Pixels;
import io.serenade.rendering.image.Scaling;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Still pictures from the same art as the video: the photo's disc, the poster and the picture for shared links. */
public final class RecordArt {
    private static final int DISC = 360;
    private static final float QUALITY = 0.88f;

    private final Composition composition;
    private final ShareImage shareImage;

    public RecordArt(RecordVideoSettings settings) {
        this.composition = new Composition(settings);
        this.shareImage = new ShareImage(settings);
    }

    /** The photo as a round PNG of 360 pixels, transparent outside. */
    public byte[] discPng(Path photo) throws IOException {
        Pixels disc = Disc.round(Scaling.scale(Photo.open(photo), DISC, DISC));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(disc.toImage(), "png", out);
        return out.toByteArray();
    }

    /** The first frame of the video as a JPEG. */
    public byte[] posterJpeg(Path photo, String petName, String ownerName) throws IOException {
        return jpeg(composition.firstFrame(Photo.open(photo), petName, ownerName), QUALITY);
    }

    /** A JPEG of 1200 by 630 pixels and less than 300 KB, as social networks show it beside a link. */
    public byte[] shareImageJpeg(Path photo, String petName, String ownerName) throws IOException {
        return jpeg(shareImage.draw(Photo.open(photo), petName, ownerName), QUALITY);
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
