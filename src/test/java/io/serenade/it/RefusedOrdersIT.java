package io.serenade.it;

import static io.serenade.it.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.it.Pictures.Format;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that cannot be accepted: each is told why, and none leaves a row or a file. */
@ExtendWith(RunningServer.class)
class RefusedOrdersIT {
    @Test
    void asksForAnotherNameWhereOneIsBlocked(Api api) {
        Answer refused = api.submit(anOrder().withPetName("V o l d e M o r t").withOwnerName("Voldemort"))
                .refuses("pet_name", "owner_name");
        assertThat(refused.field("message")).startsWith("Please choose another name");
    }

    private Api api;
    private Records records;
    private Records.Orders before;

    @BeforeEach
    void remember(Api api, Records records) {
        this.api = api;
        this.records = records;
        before = records.orders();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(records.orders()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pet_name", "pet_type", "music_vibe", "owner_name"})
    void refusesMissingFields(String field) {
        api.submit(anOrder().without(field)).refuses(field);
        api.submit(anOrder().with(field, JsonValue.NULL)).refuses(field);
        api.submit(anOrder().with(field, "")).refuses(field);
    }

    @Test
    void namesAllWrongFieldsInFormOrder() {
        api.post("/api/submissions", "{}").refuses("pet_name", "pet_type", "photo", "music_vibe", "owner_name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pet_name", "pet_type", "music_vibe", "owner_name", "cookie_id"})
    void refusesOtherThanTexts(String field) {
        api.submit(anOrder().with(field, Json.createValue(7))).refuses(field);
        api.submit(anOrder().with(field, JsonValue.TRUE)).refuses(field);
        api.submit(anOrder().with(field, Json.createArrayBuilder().add("Toby").build()))
                .refuses(field);
        api.submit(anOrder().with(field, JsonValue.EMPTY_JSON_OBJECT)).refuses(field);
    }

    static Stream<String> badNames() {
        return Stream.of(
                "T",
                " T ",
                "T".repeat(101),
                "   ",
                "\t\n",
                "Toby7",
                "Toby!",
                "O'Malley",
                "Toby\nMatt",
                "<b>Toby</b>",
                "Toby\u0000",
                "Toby\u202e",
                "Тобі",
                "T".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("badNames")
    void refusesBadNames(String name) {
        api.submit(anOrder().withPetName(name)).refuses("pet_name");
        api.submit(anOrder().withOwnerName(name)).refuses("owner_name");
    }

    @ParameterizedTest
    @CsvSource({"music_vibe, Sad", "music_vibe, romantic", "pet_type, Dragon", "pet_type, dog", "pet_type, 'Dog '"})
    void refusesUnknownChoices(String field, String value) {
        api.submit(anOrder().with(field, value)).refuses(field);
    }

    @Test
    void refusesEndlessCookies() {
        api.submit(anOrder().withCookie("c".repeat(1_025))).refuses("cookie_id");
    }

    @Test
    void refusesOrdersWithoutPhoto() {
        assertThat(api.submit(anOrder().without("photo")).is(400).refusedFields())
                .containsExactly("photo");
        assertThat(api.submit(anOrder().with("photo", "")).is(400).refusedFields())
                .containsExactly("photo");
        assertThat(api.submit(anOrder().with("photo", Json.createValue(7)))
                        .is(400)
                        .refusedFields())
                .containsExactly("photo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "/9j/4AA", "data:image/jpeg;base64", "data:image/jpeg;base64,", "data:,hello", "A"})
    void refusesBrokenBase64(String photo) {
        api.submit(anOrder().with("photo", photo)).refusesPhoto();
    }

    static Stream<byte[]> badPhotos() {
        byte[] jpeg = Pictures.square(Format.JPEG, 400);
        return Stream.of(
                "I am a text, not a picture".getBytes(StandardCharsets.US_ASCII),
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
                Pictures.square(Format.GIF, 500),
                Pictures.square(Format.JPEG, 399),
                Pictures.square(Format.PNG, 399),
                Pictures.picture(Format.JPEG, 500, 400),
                Pictures.picture(Format.PNG, 400, 402),
                Pictures.paddedTo(5 * 1024 * 1024 + 1),
                Pictures.paddedTo(5_350_000),
                Pictures.claimedPng(20_000, 20_000),
                Pictures.claimedPng(500, 500),
                Pictures.claimedPng(-1, -1),
                new byte[] {jpeg[0], jpeg[1], jpeg[2], jpeg[3]},
                Arrays.copyOf(jpeg, 200));
    }

    @ParameterizedTest
    @MethodSource("badPhotos")
    void refusesBadPhotos(byte[] photo) {
        api.submit(anOrder().withPhoto(photo)).refusesPhoto();
    }

    @Test
    void refusesBodiesOverTheLimit() {
        String large = anOrder().with("photo", "A".repeat(8_000_000)).json();
        api.post("/api/submissions", large).isFailure(413, "payload_too_large");
        api.postUnmeasured("/api/submissions", large).isFailure(413, "payload_too_large");
    }

    static Stream<String> notObjects() {
        return Stream.of(
                "",
                "hello",
                "[]",
                "\"text\"",
                "7",
                "null",
                "{",
                "{\"pet_name\":\"Toby\"",
                "{\"a\":".repeat(50_000),
                "[".repeat(200_000),
                "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "pet_name=Toby&owner_name=Matt");
    }

    @ParameterizedTest
    @MethodSource("notObjects")
    void refusesBodiesOtherThanObjects(String body) {
        api.post("/api/submissions", body).isFailure(400, "validation_failed");
    }

    @Test
    void refusesUnusableIdempotencyKeys() {
        api.submit(anOrder(), "Idempotency-Key", "k".repeat(256)).isFailure(400, "validation_failed");
        api.submit(anOrder(), "Idempotency-Key", "two words").isFailure(400, "validation_failed");
    }
}
