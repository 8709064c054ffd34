package io.serenade.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFormatTest {

    /** Bytes as Latin-1 letters; {@code %xx} in hexadecimal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "PNG|%89PNG%0d%0a%1a%0arest",
                "JPEG|%ff%d8%ff%e0",
                "WEBP|RIFF%10%00%00%00WEBPVP8 ",
                "GIF|GIF89a",
                "MP4|%00%00%00%20ftypisom",
                "MP4|%00%00%00%20ftypmp42",
                "QUICKTIME|%00%00%00%14ftypqt  ",
                "M4A|%00%00%00%20ftypM4A ",
                "WEBM|%1aE%df%a3%9fB%86%81%01B%82%84webm",
                "MP3|ID3%04%00",
                "MP3|%ff%fb%90%64",
                "MP3|%ff%f3%40%c4",
                "AAC|%ff%f1%50%80",
                "AAC|%ff%f9%50%80",
                "MP4|%00%00%00%20ftypiso5",
                "MP4|%00%00%00%20ftyp3gp4",
                "M4A|%00%00%00%20ftypM4B ",
                "WAV|RIFF%10%00%00%00WAVEfmt ",
                "OGG|OggS%00%02",
                "FLAC|fLaC%00%00"
            })
    void tellsAFormatByItsFirstBytes(MediaFormat format, String start) {
        assertThat(of(start)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%ff",
                "<html><body>",
                "{\"detail\":\"no\"}",
                "RIFF%10%00%00%00AVI ",
                "%00%00%00%20ftypavif",
                "%00%00%00%20ftypheic",
                "%1aE%df%a3%9fB%86matroska",
                "%1aE%df%a3%9fB%86%81%01B%82%88matroska",
                "%00%00%00%20ftypmif1",
                "%00%00%00%20ftypmsf1",
                "%00%00%00%20ftypavis",
                "%00%00%00%20ftyphevc",
                "%00%00%00%20ftypcrx ",
                "%00%00%00%20ftypjp2 ",
                "%ff%fd%90%64",
                "%ff%eb%90%64",
                "%ff%fb%f0%64",
                "%ff%fb%9c%64",
                "%ff%f1%7c%80",
                "ADIF",
                "%25PDF-1.7",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "#EXTM3U",
                "%89PNG"
            })
    void knowsNothingElse(String start) {
        assertThat(of(start)).isEmpty();
    }

    @Test
    void everyFormatHasATypeAndAnEnding() {
        assertThat(MediaFormat.values()).allSatisfy(format -> {
            assertThat(format.type()).matches("(image|video|audio)/[a-z0-9]+");
            assertThat(format.extension()).matches("[a-z0-9]{3,4}");
        });
    }

    private static Optional<MediaFormat> of(String start) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < start.length(); i++) {
            boolean coded = start.charAt(i) == '%';
            letters.append(coded ? (char) Integer.parseInt(start.substring(i + 1, i + 3), 16) : start.charAt(i));
            i += coded ? 2 : 0;
        }
        byte[] bytes = letters.toString().getBytes(StandardCharsets.ISO_8859_1);
        return MediaFormat.of(bytes, bytes.length);
    }
}
