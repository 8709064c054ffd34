package io.serenade.petroast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.detector.BlindDetector;
import io.serenade.detector.Box;
import io.serenade.detector.PetDetector;
import io.serenade.detector.Sighting;
import io.serenade.intake.CallerMediaForTests;
import io.serenade.petroast.RefusedRoastException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What becomes of a picture, whoever looks at it. */
class PetPictureTest {
    private static final Box MIDDLE = new Box(0.2, 0.2, 0.6, 0.6);

    private PetDetector detector = new Looking(Optional.empty());

    /** @param sighting empty where nobody is to look */
    private static final class Looking extends PetDetector {
        private final Optional<Sighting> sighting;

        Looking(Optional<Sighting> sighting) {
            this.sighting = sighting;
        }

        @Override
        public boolean isOn() {
            return sighting.isPresent();
        }

        @Override
        public Sighting detect(BufferedImage picture) {
            return sighting.orElseThrow();
        }
    }

    @Test
    void isTakenUncheckedWhereTheOperatorWantsNobodyToLook() throws Exception {
        assertThat(pictures().find("https://cdn.example/dog.jpg").seen()).isEmpty();
    }

    @Test
    void isRefusedWhereNobodyCanLook() {
        detector = new BlindDetector("Pets cannot be looked for: no network.");

        RefusedRoastException refusal = catchThrowableOfType(
                RefusedRoastException.class, () -> pictures().find("https://cdn.example/dog.jpg"));

        assertThat(refusal.reason()).isEqualTo(Reason.DETECTOR_UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("no video was ordered", "no network");
        assertThat(refusal.suggestion()).contains("PET_DETECTION=off");
    }

    @Test
    void isRefusedWithoutAPet() {
        detector = new Looking(Optional.of(new Sighting(false, 0.1, Optional.empty(), MIDDLE)));

        RefusedRoastException refusal = catchThrowableOfType(
                RefusedRoastException.class, () -> pictures().find("https://cdn.example/mill.jpg"));

        assertThat(refusal.reason()).isEqualTo(Reason.NO_PETS_DETECTED);
    }

    @Test
    void isKnownByWhatWasSeen() throws Exception {
        detector = new Looking(Optional.of(new Sighting(true, 0.9, Optional.of("dog"), MIDDLE)));

        assertThat(pictures().find("https://cdn.example/dog.jpg").seen()).contains(new Seen(0.9, Optional.of("dog")));
    }

    private PetPicture pictures() {
        PetPicture pictures = new PetPicture();
        pictures.media = CallerMediaForTests.always(jpeg(), 8, 8);
        pictures.detector = detector;
        return pictures;
    }

    private static byte[] jpeg() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
