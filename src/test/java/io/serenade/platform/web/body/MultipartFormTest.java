package io.serenade.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {
    private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
    private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;
    private static final String FILE =
            "Content-Disposition: form-data; name=\"file\"; filename=\"pet.jpg\"\r\n" + "Content-Type: image/jpeg\r\n";
    private static final String FIELD = "Content-Disposition: form-data; name=\"note\"\r\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream form = new ByteArrayOutputStream();

    /** Longer than what is read at once, with line ends and beginnings of the boundary in it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 65_536, 200_001})
    void copiesTheFileByteByByte(int length) throws IOException {
        byte[] file = new byte[length];
        new Random(length).nextBytes(file);
        byte[] nearly = ("\r\n--" + BOUNDARY.substring(0, 30) + "\r\n\r").getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at + nearly.length < length; at += 997) {
            System.arraycopy(nearly, 0, file, at, nearly.length);
        }
        part(FIELD, "A note".getBytes(StandardCharsets.UTF_8));
        part(FILE, file);
        part(FIELD, "\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        text("--" + BOUNDARY + "--\r\n");

        assertThat(copied(TYPE)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=\"" + BOUNDARY + "\"",
                "Multipart/Form-Data; charset=utf-8; boundary=" + BOUNDARY,
                "multipart/form-data;boundary=" + BOUNDARY + "; charset=utf-8"
            })
    void findsTheBoundary(String type) throws IOException {
        part(FILE, new byte[] {1, 2, 3});
        text("--" + BOUNDARY + "--");

        assertThat(copied(type)).containsExactly(1, 2, 3);
    }

    @Test
    void refusesNoFileAndTwo() {
        part(FIELD, new byte[] {1});
        text("--" + BOUNDARY + "--\r\n");
        assertRefused(TYPE, "The form has no file.");

        form.reset();
        part(FILE, new byte[] {1});
        part(FILE, new byte[] {2});
        text("--" + BOUNDARY + "--\r\n");
        assertRefused(TYPE, "The form has more than one file; please send one.");
    }

    @Test
    void refusesWhatIsNotWhole() {
        part(FILE, new byte[] {1, 2, 3});
        assertRefused(TYPE, "The form is cut off; please send it again.");
        text("--" + BOUNDARY);
        assertRefused(TYPE, "The form is cut off; please send it again.");

        form.reset();
        text("--" + BOUNDARY + "\r\nno headers\r\n--" + BOUNDARY + "--\r\n");
        assertRefused(TYPE, "A part of the form has no headers.");
        form.reset();
        text("x");
        assertRefused(TYPE, "The form does not begin with the boundary that the header Content-Type names.");
        assertRefused("multipart/form-data", "The form's boundary is missing in the header Content-Type.");
    }

    @Test
    void countsParts() {
        for (int i = 0; i < 60; i++) {
            part(FIELD, new byte[] {1});
        }
        text("--" + BOUNDARY + "--\r\n");

        assertRefused(TYPE, "The form has more than 50 parts.");
    }

    private void part(String headers, byte[] content) {
        text("--" + BOUNDARY + "\r\n" + headers + "\r\n");
        form.writeBytes(content);
        text("\r\n");
    }

    private void text(String text) {
        form.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] copied(String type) throws IOException {
        Path body = Files.write(folder.resolve("body"), form.toByteArray());
        Path target = Files.write(folder.resolve("target"), new byte[0]);
        MultipartForm.copyFile(body, type, target);
        return Files.readAllBytes(target);
    }

    private void assertRefused(String type, String sentence) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> copied(type));
        assertThat(refusal).hasMessage(sentence);
        assertThat(refusal.type()).isEqualTo(ProblemType.BAD_REQUEST);
    }

    @Test
    void tellsFieldsByTheirNamesInAnyOrder() throws IOException {
        part(
                new String(
                        "Content-Disposition: form-data; filename=\"Zoë \\\"1\\\".mp3\"; name=\"audio_file\"\r\n"
                                .getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1),
                new byte[] {1, 2});
        part(
                "content-disposition: form-data; name=user_prompt\r\n",
                "Ein blauer Käfer".getBytes(StandardCharsets.UTF_8));
        text("--" + BOUNDARY + "--");
        Path body = Files.write(folder.resolve("body"), form.toByteArray());

        List<MultipartForm.Part> parts = MultipartForm.parts(body, TYPE);

        assertThat(parts).extracting(MultipartForm.Part::name).containsExactly("audio_file", "user_prompt");
        assertThat(parts).extracting(MultipartForm.Part::file).containsExactly(true, false);
        assertThat(parts.get(0).fileName()).contains("Zoë \"1\".mp3");
        assertThat(parts.get(1).text()).isEqualTo("Ein blauer Käfer");
    }
}
