package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PetPhotoTest {

    @Test
    void keepsEveryPhotoAsAJpegOfSixHundredPixels() throws IOException {
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(PetPhoto.normalise(picture(800, 800, "png"))));

        assertThat(kept.getWidth()).isEqualTo(600);
        assertThat(kept.getHeight()).isEqualTo(600);
    }

    @Test
    void thinsOutLargePhotosWithoutMovingTheirParts() throws IOException {
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(PetPhoto.normalise(picture(3000, 3000, "jpg"))));

        assertThat(new Color(kept.getRGB(150, 150)).getRed()).isGreaterThan(200);
        assertThat(new Color(kept.getRGB(450, 150)).getGreen()).isGreaterThan(200);
        assertThat(new Color(kept.getRGB(150, 450)).getBlue()).isGreaterThan(200);
    }

    @Test
    void turnsAPhotoUprightAsItsExifSays() throws IOException {
        byte[] turned = withOrientation(picture(800, 800, "jpg"), 6);
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(PetPhoto.normalise(turned)));

        // Orientation 6: the camera was held so that the left lower corner has to become the left upper one.
        assertThat(new Color(kept.getRGB(150, 150)).getBlue()).isGreaterThan(200);
        assertThat(new Color(kept.getRGB(450, 150)).getRed()).isGreaterThan(200);
        assertThat(new String(PetPhoto.normalise(turned), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void acceptsAPixelMoreOnOneSide() {
        assertThat(PetPhoto.normalise(picture(401, 400, "png"))).isNotEmpty();
    }

    @Test
    void saysHowToMendAPhotoThatIsNotUsable() {
        assertRefused(picture(399, 399, "png"), "at least 400");
        assertRefused(picture(500, 400, "png"), "square");
        assertRefused(picture(500, 500, "gif"), "not a JPG or PNG");
        assertRefused("hello".getBytes(StandardCharsets.UTF_8), "not a JPG or PNG");
        assertRefused(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 0, 0}, "damaged");
    }

    @Test
    void refusesAHugePictureByItsHeader() throws IOException {
        assertRefused(pngHeader(20_000, 20_000), "25 megapixels");
    }

    @Test
    void readsBase64StrictlyWithOrWithoutPrefix() {
        String digits = Base64.getEncoder().encodeToString(picture(400, 400, "png"));

        assertThat(PetPhoto.normalise(digits)).isNotEmpty();
        assertThat(PetPhoto.normalise("data:image/png;base64," + digits)).isNotEmpty();
        assertThatThrownBy(() -> PetPhoto.normalise("data:image/png," + digits)).isInstanceOf(PhotoException.class);
        assertThatThrownBy(() -> PetPhoto.normalise(digits.replaceFirst(".", "<")))
                .isInstanceOf(PhotoException.class)
                .hasMessageContaining("base64");
    }

    @Test
    void refusesMoreThanFiveMegabytes() {
        String digits = Base64.getEncoder().encodeToString(new byte[5 * 1024 * 1024 + 1]);

        assertThatThrownBy(() -> PetPhoto.normalise(digits))
                .isInstanceOf(PhotoException.class)
                .hasMessageContaining("5MB");
    }

    private static void assertRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> PetPhoto.normalise(bytes))
                .isInstanceOf(PhotoException.class)
                .hasMessageContaining(reason);
    }

    /** Red, green and blue quarters: left upper, right upper, left lower. */
    private static byte[] picture(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(width / 2, 0, width, height / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, height / 2, width / 2, height);
        graphics.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.write(jpeg, 0, 2);
        data.writeShort(0xffe1);
        data.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        data.writeBytes("Exif\0\0MM\0*");
        data.writeInt(8);
        data.writeShort(1);
        data.writeShort(0x0112);
        data.writeShort(3);
        data.writeInt(1);
        data.writeShort(orientation);
        data.writeShort(0);
        data.writeInt(0);
        data.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(chunk);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
        return png.toByteArray();
    }
}
