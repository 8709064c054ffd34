package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.json.Base64Text;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.rendering.image.TestPictures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PetPhotoTest {
    private static final PictureIntake INTAKE = new PictureIntake();
    private final PetPhoto photos = new PetPhoto(INTAKE);

    @AfterAll
    static void close() {
        INTAKE.close();
    }

    @Test
    void keepsEveryPhotoAsAJpegOfSixHundredPixels() throws Exception {
        BufferedImage kept = kept(picture(800, 800, "png"));

        assertThat(kept.getWidth()).isEqualTo(600);
        assertThat(kept.getHeight()).isEqualTo(600);
    }

    @Test
    void thinsOutLargePhotosWithoutMovingTheirParts() throws Exception {
        BufferedImage kept = kept(picture(3000, 3000, "jpg"));

        assertThat(new Color(kept.getRGB(150, 150)).getRed()).isGreaterThan(200);
        assertThat(new Color(kept.getRGB(450, 150)).getGreen()).isGreaterThan(200);
        assertThat(new Color(kept.getRGB(150, 450)).getBlue()).isGreaterThan(200);
    }

    @Test
    void turnsAPhotoUprightAsItsExifSays() throws Exception {
        byte[] turned = TestPictures.withOrientation(picture(800, 800, "jpg"), 6);
        BufferedImage kept = kept(turned);

        // Orientation 6: the camera was held so that the left lower corner has to become the left upper one.
        assertThat(new Color(kept.getRGB(150, 150)).getBlue()).isGreaterThan(200);
        assertThat(new Color(kept.getRGB(450, 150)).getRed()).isGreaterThan(200);
        assertThat(new String(photos.normalise(turned), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void acceptsAPixelMoreOnOneSide() throws Exception {
        assertThat(kept(picture(401, 400, "png"))).returns(600, BufferedImage::getWidth);
    }

    @Test
    void saysHowToMendAPhotoThatIsNotUsable() {
        assertRefused(picture(399, 399, "png"), "at least 400");
        assertRefused(picture(500, 400, "png"), "square");
        assertRefused(picture(500, 500, "gif"), "not a JPG or PNG");
        assertRefused("hello".getBytes(StandardCharsets.UTF_8), "not a JPG or PNG");
        assertRefused(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 0, 0}, "damaged");
        assertRefused(picture(5001, 5000, "png"), "25 megapixels");
        byte[] whole = picture(500, 500, "jpg");
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "the file ends before the picture does");
        assertRefused(TestPictures.manyScans(600, 101), "takes too long to open");
    }

    @Test
    void readsBase64StrictlyWithOrWithoutPrefix() throws Exception {
        String digits = Base64.getEncoder().encodeToString(picture(400, 400, "png"));

        assertThat(photos.normalise(Base64Text.of(digits)))
                .isEqualTo(photos.normalise(Base64Text.of("data:image/png;base64," + digits)));
        assertThatThrownBy(() -> photos.normalise(Base64Text.of("data:image/png," + digits)))
                .isInstanceOf(PhotoException.class);
        assertThatThrownBy(() -> photos.normalise(Base64Text.of(digits.replaceFirst(".", "<"))))
                .isInstanceOf(PhotoException.class)
                .hasMessageContaining("base64");
    }

    @Test
    void refusesMoreThanFiveMegabytes() {
        String digits = Base64.getEncoder().encodeToString(new byte[5 * 1024 * 1024 + 1]);

        assertThatThrownBy(() -> photos.normalise(Base64Text.of(digits)))
                .isInstanceOf(PhotoException.class)
                .hasMessageContaining("5MB");
    }

    private BufferedImage kept(byte[] sent) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(photos.normalise(sent)));
    }

    private void assertRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> photos.normalise(bytes))
                .isInstanceOf(PhotoException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] picture(int width, int height, String format) {
        return TestPictures.written(TestPictures.quarters(width, height), format);
    }
}
