package io.serenade.lovesong;

import io.serenade.detector.DetectorUnavailableException;
import io.serenade.detector.PetDetector;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.limits.OverloadedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Checks a photo for a pet before a song is ordered, so that a form can ask again. It never refuses, because the
 * detector does not know goldfish, for example.
 */
@ApplicationScoped
public class PetCheck {
    @Inject
    private PetDetector detector;

    @Inject
    private PetPhoto photos;

    /**
     * Whether a picture shows a pet; empty if detection is unavailable.
     *
     * @throws PhotoException when it is no photo that a song could be ordered with
     * @throws OverloadedException when too many photos are waiting
     */
    public Optional<Boolean> seesPet(Base64Text photo) {
        if (!detector.isOn()) {
            return Optional.empty();
        }
        try {
            byte[] jpeg = photos.normalise(photo);
            return Optional.of(detector.detect(ImageIO.read(new ByteArrayInputStream(jpeg)))
                    .petSeen());
        } catch (DetectorUnavailableException e) {
            // The detector has logged the reason once.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("Interrupted while a photo was looked at", e);
        } catch (IOException e) {
            throw new UncheckedIOException("What was written a moment ago cannot be read", e);
        }
    }
}
