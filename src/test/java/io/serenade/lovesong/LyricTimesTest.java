package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.providers.SongGenerator.SungWord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LyricTimesTest {
    @Test
    void givesEachSungLineTheTimesOfItsWords() {
        assertThat(LyricTimes.align(
                        "[Chorus]\nOh Toby,\n\nmy dear\n",
                        List.of(word("Oh", 1), word("Toby,\n", 2), word("my", 4), word("dear", 5))))
                .contains("1000 2000 2900\n4000 5000 5900");
    }

    @Test
    void bearsWordsThatOnlyOneOfBothHas() {
        assertThat(LyricTimes.align(
                        "I love you so\nyes I do",
                        List.of(
                                word("[Verse", 0),
                                word("1]", 0),
                                word("I", 1),
                                word("LOVE", 2),
                                word("ya", 3),
                                word("so!", 4),
                                word("(hey)", 5),
                                word("yes", 6),
                                word("do", 8))))
                .contains("1000 2000 2000 4000 4900\n6000 6000 8000 8900");
    }

    @Test
    void leavesALineEmptyThatNobodySang() {
        assertThat(LyricTimes.align("one\ntwo\nthree", List.of(word("one", 1), word("three", 3))))
                .contains("1000 1900\n\n3000 3900");
    }

    @Test
    void findsTheRightOneOfWordsThatComeAgain() {
        assertThat(LyricTimes.align(
                        "la la\nbe mine\nla la",
                        List.of(
                                word("la", 1),
                                word("la", 2),
                                word("be", 3),
                                word("mine", 4),
                                word("la", 5),
                                word("la", 6))))
                .contains("1000 2000 2900\n3000 4000 4900\n5000 6000 6900");
    }

    @Test
    void takesSeveralWordsInOneApart() {
        assertThat(LyricTimes.align("good boy", List.of(word("[Intro]\ngood boy", 1))))
                .contains("1000 1000 1900");
    }

    @Test
    void inventsNothing() {
        assertThat(LyricTimes.align("la la", List.of())).isEmpty();
        assertThat(LyricTimes.align("la la", List.of(word("dum", 1)))).isEmpty();
        assertThat(LyricTimes.align("", List.of(word("dum", 1)))).isEmpty();
        assertThat(LyricTimes.align("la ".repeat(2_000), List.of(word("la", 1))))
                .isEmpty();
    }

    private static SungWord word(String text, int second) {
        return new SungWord(text, Duration.ofSeconds(second), Duration.ofMillis(second * 1_000L + 900));
    }
}
