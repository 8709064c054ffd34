package io.serenade.rendering.record;

import io.serenade.rendering.image.JpegWriter;
import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.image.pixels.Scaling;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Still pictures from the same art as the video: the photo's disc, the poster and the picture for shared links. */
public final class RecordArt {
    private static final int DISC = 360;
    private static final float QUALITY = 0.88f;
    private static final float LABEL_QUALITY = 0.82f;

    private final StillRecord poster;
    private final NameBand names;
    private final ShareImage shareImage;

    public RecordArt(RecordVideoSettings settings) {
        Composition composition = new Composition(settings);
        this.poster = new StillRecord(composition, settings.show() ? 1 : 0);
        this.names = composition.nameBand();
        this.shareImage = new ShareImage(settings);
    }

    /** The photo as a round PNG of 360 pixels, transparent outside. */
    public byte[] discPng(Path photo) throws IOException {
        Pixels disc = Disc.round(Scaling.scale(PressedPhoto.open(photo), DISC, DISC));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(disc.toImage(), "png", png);
        }
        return out.toByteArray();
    }

    /** The photo as a square JPEG of 360 pixels, for pages that cut it round themselves: a tenth of the PNG. */
    public byte[] labelJpeg(Path photo) throws IOException {
        return JpegWriter.write(
                Scaling.scale(PressedPhoto.open(photo), DISC, DISC).toOpaqueImage(), LABEL_QUALITY);
    }

    /** The first frame of the video as a JPEG. */
    public byte[] posterJpeg(Path photo, String petName, String ownerName) throws IOException {
        BufferedImage frame = poster.with(PressedPhoto.open(photo));
        names.draw(frame, petName, ownerName);
        return JpegWriter.write(frame, QUALITY);
    }

    /** A JPEG of 1200 by 630 pixels and less than 300 KB, as social networks show it beside a link. */
    public byte[] shareImageJpeg(Path photo, ShareWords words) throws IOException {
        return JpegWriter.write(shareImage.draw(PressedPhoto.open(photo), words), QUALITY);
    }
}
