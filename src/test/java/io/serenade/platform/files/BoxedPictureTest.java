package io.serenade.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxedPictureTest {

    @ParameterizedTest
    @CsvSource({
        "heic, mif1, HEIC",
        "mif1, heic, HEIC",
        "mif1, mif1, HEIC",
        "avif, mif1, AVIF",
        "mif1, avif, AVIF",
        "avis, msf1, AVIF",
        "isom, mp42, ",
        "'qt  ', 'qt  ', "
    })
    void looksAtAllBrands(String major, String other, BoxedPicture told) {
        String file = "\0\0\0\u0014ftyp" + major + "\0\0\0\1" + other + "heic";

        assertThat(BoxedPicture.of(file.getBytes(StandardCharsets.ISO_8859_1)).orElse(null))
                .isEqualTo(told);
    }

    @Test
    void knowsNothingElse() {
        assertThat(BoxedPicture.of(new byte[0])).isEmpty();
        assertThat(BoxedPicture.of("\0\0\0\u0018ftyp".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(BoxedPicture.of("GIF89a and so on and on".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }
}
