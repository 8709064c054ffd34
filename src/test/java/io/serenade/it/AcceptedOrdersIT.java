package io.serenade.it;

import static io.serenade.it.Order.anOrder;
import static io.serenade.it.Order.anOrderThatFails;
import static io.serenade.it.Order.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.it.Pictures.Format;
import jakarta.json.JsonValue;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the form forgives, and how photos are kept. */
@ExtendWith(RunningServer.class)
class AcceptedOrdersIT {
    private static final Order ORDER = anOrderThatFails();

    @Test
    void trimsNames(Api api, Records records) {
        String id = api.submit(anOrder().withPetName(" Toby\n").withOwnerName("\tMatt Lee  "))
                .sessionId();
        assertThat(records.column("pet_name", id)).contains("Toby");
        assertThat(records.column("owner_name", id)).contains("Matt Lee");
    }

    @Test
    void takesNamesOfTwoToAHundredLetters(Api api, Records records) {
        String id = api.submit(anOrder().withPetName("Bo").withOwnerName("M".repeat(100)))
                .sessionId();
        assertThat(records.column("pet_name || owner_name", id)).contains("Bo" + "M".repeat(100));
    }

    @Test
    void takesMissingNullAndEmptyCookiesAsFirstVisits(Api api) {
        for (Order order : List.of(ORDER, ORDER.with("cookie_id", JsonValue.NULL), ORDER.withCookie(""))) {
            assertThat(api.submit(order).isOk().field("cookie_id")).startsWith("cookie_");
        }
    }

    @Test
    void takesEveryPetAndVibe(Api api, Records records) {
        List<String> pets = List.of("Dog", "Cat", "Bird", "Fish", "Other");
        List<String> vibes = List.of("Chill", "Energetic", "Romantic", "Party", "Relaxing", "Other");
        for (String vibe : vibes) {
            String pet = pets.get(vibes.indexOf(vibe) % pets.size());
            String id = api.submit(ORDER.with("music_vibe", vibe).with("pet_type", pet))
                    .sessionId();
            assertThat(records.column("pet_type || music_vibe", id)).contains(pet + vibe);
        }
    }

    @Test
    void takesPngAndDataAddresses(Api api, Records records) {
        String png = base64(Pictures.square(Format.PNG, 401));
        String jpeg = base64(Pictures.picture(Format.JPEG, 500, 501));
        for (String photo : List.of(png, "data:image/png;base64," + png, "data:image/jpeg;base64," + jpeg)) {
            String id = api.submit(ORDER.with("photo", photo)).sessionId();
            isKeptPhoto(records.photoOf(id));
        }
    }

    @Test
    void takesPhotosOfFiveMegabytes(Api api) {
        api.submit(ORDER.withPhoto(Pictures.paddedTo(5 * 1024 * 1024))).isOk();
    }

    @Test
    void keepsPhotosUprightWithoutMetadata(Api api, Records records) {
        String id = api.submit(ORDER.withPhoto(Pictures.turnedJpeg(800))).sessionId();
        byte[] kept = records.photoOf(id);
        BufferedImage picture = isKeptPhoto(kept);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        assertThat(isRed(picture, 450, 150)).as("upper right").isTrue();
        assertThat(isRed(picture, 150, 150)).as("upper left").isFalse();
    }

    private static BufferedImage isKeptPhoto(byte[] bytes) {
        assertThat(bytes).startsWith(0xff, 0xd8);
        BufferedImage picture = Pictures.read(bytes);
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(600, 600);
        return picture;
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        Color color = new Color(picture.getRGB(x, y));
        return color.getRed() > 200 && color.getBlue() < 60;
    }
}
