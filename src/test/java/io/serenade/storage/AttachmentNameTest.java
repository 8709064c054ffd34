package io.serenade.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentNameTest {

    @Test
    void saysAPlainNameOnce() {
        assertThat(song("Toby", "Matt").header()).isEqualTo("attachment; filename=\"love-song-Toby-and-Matt.mp4\"");
    }

    @ParameterizedTest
    @CsvSource({
        "José, Zoë, love-song-Jose-and-Zoe.mp4, love-song-Jos%C3%A9-and-Zo%C3%AB.mp4",
        "İpek, Ali, love-song-Ipek-and-Ali.mp4, love-song-%C4%B0pek-and-Ali.mp4",
        "Işıl, Ali, love-song-for-you.mp4, love-song-I%C5%9F%C4%B1l-and-Ali.mp4",
        "محمد, فلفل, love-song-for-you.mp4, love-song-%D9%85%D8%AD%D9%85%D8%AF-and-%D9%81%D9%84%D9%81%D9%84.mp4"
    })
    void keepsLettersOfAnyAlphabet(String pet, String owner, String plain, String encoded) {
        assertThat(song(pet, owner).header())
                .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W", "ß", "語", "é", "e\u0301", "ก\u0e33"})
    void fitsIntoAFileSystemHoweverLongTheNames(String letter) {
        AttachmentName song = song(letter.repeat(100), letter.repeat(100));

        String encoded = song.header()
                .replaceFirst("^.*(filename\\*=UTF-8''|filename=\")", "")
                .replace("\"", "");
        String saved = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        assertThat(saved)
                .startsWith("love-song-")
                .contains("-and-")
                .endsWith(".mp4")
                .doesNotContain("\uFFFD");
        assertThat(saved.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(255);
    }

    @ParameterizedTest
    @CsvSource({"Mary Ann, Mary-Ann", "' O’Brien. ', O-Brien", "../../etc, etc", "'a\"\r\nb: c', a-b-c", "'. -', ''"})
    void putsHyphensForWhatIsNoLetter(String text, String word) {
        assertThat(AttachmentName.word(text)).isEqualTo(word);
    }

    @Test
    void isNeverBrokenOutOf() {
        assertThatThrownBy(() -> AttachmentName.of("a\"; filename=b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static AttachmentName song(String pet, String owner) {
        String name = "love-song-" + AttachmentName.word(pet) + "-and-" + AttachmentName.word(owner) + ".mp4";
        return new AttachmentName(name, "love-song-for-you.mp4");
    }
}
