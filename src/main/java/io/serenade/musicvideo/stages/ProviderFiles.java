package io.serenade.musicvideo.stages;

import io.serenade.jobs.Claim;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.ProviderException;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.rendering.image.file.PictureFile;
import io.serenade.rendering.image.file.UnusablePictureException;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import javax.imageio.ImageIO;

/** Fetches files from the provider of pictures and clips, and passes pictures to it. */
@ApplicationScoped
public class ProviderFiles {
    private static final Duration FETCHING = Duration.ofSeconds(60);
    private static final float QUALITY = 0.9f;
    private static final Set<MediaFormat> PICTURES = EnumSet.of(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.WEBP);

    @Inject
    MediaGenerator generator;

    @Inject
    ProviderCalls calls;

    @Inject
    IncomingFiles incoming;

    @Inject
    MediaStore media;

    @Inject
    PictureIntake intake;

    /**
     * A copy of what the provider made, to be closed after use.
     *
     * @param kind what it is, for the call log
     * @throws ProviderException when it cannot be fetched
     */
    public TemporaryFile fetch(Claim claim, URI output, String kind) {
        TemporaryFile file = incoming.create();
        boolean fetched = false;
        try {
            calls.call(
                    claim.jobId(),
                    generator.name(),
                    "download-" + kind,
                    claim.attempts() + 1,
                    () -> generator.fetch(output, file.path(), FETCHING));
            fetched = true;
            return file;
        } finally {
            if (!fetched) {
                file.close();
            }
        }
    }

    /**
     * A picture as PNG, whatever the model delivers.
     *
     * @throws UnusablePictureException when it is no picture
     */
    BufferedImage picture(TemporaryFile file) throws IOException, UnusablePictureException, InterruptedException {
        return ImageIO.read(new ByteArrayInputStream(jpeg(Files.readAllBytes(file.path()))));
    }

    /**
     * An address by which a model can open a stored picture.
     *
     * @throws ProviderException when it cannot be read
     */
    String address(String key) {
        try (LocalCopy file = media.fetch(MediaKind.REFERENCE_IMAGE, key)) {
            return generator.handOver(jpeg(Files.readAllBytes(file.path())), MediaFormat.JPEG);
        } catch (IOException | UnusablePictureException e) {
            throw new ProviderException(
                    ProviderException.Category.UNAVAILABLE, "A reference picture cannot be read.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(
                    ProviderException.Category.UNAVAILABLE, "Interrupted while a picture was read.", e);
        }
    }

    private byte[] jpeg(byte[] bytes) throws UnusablePictureException, InterruptedException {
        PictureFile picture = PictureFile.open(bytes, PICTURES);
        return intake.jpeg(picture, picture.width(), picture.height(), QUALITY);
    }
}
