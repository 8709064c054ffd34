package io.serenade.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonString;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base64TextTest {
    private static final byte[] LARGE = random(200_000);

    @Test
    void decodesShortAndLongTextsAlike() {
        byte[] small = random(100);
        for (byte[] bytes : new byte[][] {small, LARGE}) {
            Base64Text text = read("data:," + Base64.getEncoder().encodeToString(bytes));
            assertThat(text.start(6)).isEqualTo("data:,");
            assertThat(text.decodeFrom(6)).isEqualTo(bytes);
        }
    }

    @Test
    void takesSlashesThatAreEscaped() {
        String escaped = Base64.getEncoder().encodeToString(LARGE).replace("/", "\\/");
        assertThat(escaped).contains("\\/");
        assertThat(read(escaped).decodeFrom(0)).isEqualTo(LARGE);
    }

    @Test
    void refusesWhatIsNoBase64() {
        for (String wrong : new String[] {"%%%", "AA é", "A".repeat(100_000) + "\\u0041", "A".repeat(100_001)}) {
            assertThatThrownBy(() -> read(wrong).decodeFrom(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void tellsBlankTexts() {
        assertThat(Base64Text.of(" \n").isBlank()).isTrue();
        assertThat(Base64Text.of("").isBlank()).isTrue();
        assertThat(Base64Text.of("AAAA").isBlank()).isFalse();
    }

    private static Base64Text read(String text) {
        return Base64Text.of(
                (JsonString) BoundedJson.object("{\"photo\":\"" + text + "\"}").get("photo"));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
