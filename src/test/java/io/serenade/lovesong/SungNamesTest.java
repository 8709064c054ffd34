package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.lovesong.SungNames.Sung;
import io.serenade.platform.json.Base64Text;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SungNamesTest {
    private static final String RIGHT = "Oh Toby, Toby, you and Matt,\ntwo hearts on one old welcome mat.";
    private static final String GARBLED = "Oh Tobby, Tobby, you and Matt,\ntwo hearts on one old welcome mat.";
    private static final String MISSING = "Oh you, my love, and Matt,\ntwo hearts on one old welcome mat.";

    private final Submission song = new Submission(
            "song1",
            "cookie",
            "hash",
            new SubmissionForm("Toby", "Dog", Base64Text.of("photo"), "Chill", "Matt", Optional.empty()));

    @Test
    void saysNothingOfASongWithoutWords() {
        assertThat(SungNames.of(song, Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void findsBothNamesInTheLyrics() {
        assertThat(missed(RIGHT, null)).isEmpty();
    }

    @Test
    void findsWhichIsSungBadly() {
        assertThat(missed(GARBLED, null)).hasValueSatisfying(sung -> {
            assertThat(sung.name()).isEqualTo("Toby");
            assertThat(sung.say()).isEqualTo("To-bee");
            assertThat(sung.finding().instead()).contains("Tobby");
        });
        assertThat(missed(MISSING, null))
                .hasValueSatisfying(sung -> assertThat(sung.finding().instead()).isEmpty());
    }

    @Test
    void believesTheWordsWithTimesMoreThanTheLyrics() {
        assertThat(missed(RIGHT, GARBLED)).isPresent();
        assertThat(missed(GARBLED, RIGHT)).isEmpty();
    }

    @Test
    void doesNotBelieveAFewWordsWithTimes() {
        assertThat(missed(RIGHT, "two hearts")).isEmpty();
    }

    @Test
    void aSongInWhichMoreIsRightIsBetter() {
        assertThat(score(RIGHT)).isGreaterThan(score(GARBLED));
        assertThat(score(GARBLED)).isGreaterThan(score(MISSING));
    }

    private Optional<Sung> missed(String lyrics, String timed) {
        return SungNames.of(song, Optional.of(lyrics), Optional.ofNullable(timed))
                .flatMap(SungNames::missed);
    }

    private int score(String lyrics) {
        return SungNames.of(song, Optional.of(lyrics), Optional.empty())
                .orElseThrow()
                .score();
    }
}
