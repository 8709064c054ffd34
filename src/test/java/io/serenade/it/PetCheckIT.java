package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.it.Pictures.Format;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The form's question whether a photo shows a pet, with the real network in the real server. */
@ExtendWith(RunningServer.class)
class PetCheckIT {
    private static final Path PHOTOS = Path.of("src/test/resources/io/serenade/detector/photos");

    @Test
    void seesADogAndNoneInACupOfCoffee(Api api) throws IOException {
        assertThat(ask(api.otherVisitor(), square("animals/dog.jpg"))
                        .isOk()
                        .json()
                        .getBoolean("pet_seen"))
                .isTrue();
        assertThat(ask(api.otherVisitor(), square("none/skimage-coffee.jpg"))
                        .isOk()
                        .json()
                        .getBoolean("pet_seen"))
                .isFalse();
    }

    @Test
    void takesNoPartInAnOrder(Api api) {
        ask(api, Pictures.square(Format.JPEG, 600)).hasJson("{\"success\":true,\"pet_seen\":false}");

        api.submit(Order.anOrderThatFails().withPhoto(Pictures.square(Format.JPEG, 600)))
                .isOk();
    }

    @Test
    void refusesWhatIsNoPhoto(Api api) {
        ask(api.otherVisitor(), "Dear Serenade".getBytes(StandardCharsets.UTF_8))
                .isFailure(400, "validation_failed");
        api.otherVisitor().post("/api/pet-check", "{}").isFailure(400, "validation_failed");
    }

    @Test
    void endsAfterSoManyLooksWithinAnHour(Api api) {
        Api visitor = api.otherVisitor();
        int most = 3 * 20;
        for (int look = 0; look < most; look++) {
            visitor.post("/api/pet-check", "{}").isFailure(400, "validation_failed");
        }

        visitor.post("/api/pet-check", "{}").isFailure(429, "too_many_requests");
    }

    private static Answer ask(Api api, byte[] photo) {
        return api.post("/api/pet-check", "{\"photo\":\"" + Order.base64(photo) + "\"}");
    }

    private static byte[] square(String name) throws IOException {
        BufferedImage photo = ImageIO.read(PHOTOS.resolve(name).toFile());
        int side = Math.min(photo.getWidth(), photo.getHeight());
        BufferedImage square = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = square.createGraphics();
        graphics.scale(600.0 / side, 600.0 / side);
        graphics.drawImage(photo, (side - photo.getWidth()) / 2, (side - photo.getHeight()) / 2, null);
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(square, "jpg", bytes);
            return bytes.toByteArray();
        }
    }
}
