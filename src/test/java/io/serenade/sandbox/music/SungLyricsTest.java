package io.serenade.sandbox.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.sandbox.music.SungLyrics.Word;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SungLyricsTest {
    private static final String LYRICS = "[Verse 1]\nHello my dog\n\n[Chorus]\nLa la\nWoof\n";

    @ParameterizedTest
    @EnumSource(Style.class)
    void singsEveryWordInOrderWithinTheBarsThatHaveATune(Style style) {
        List<Word> words = SungLyrics.spread(LYRICS, "seed", style, 45);
        Score score = Score.of("seed", style, 45);

        assertThat(words).extracting(Word::text).containsExactly("Hello", "my", "dog\n", "La", "la\n", "Woof\n");
        assertThat(words.get(0).start()).isEqualTo(score.sungFrom()).isPositive();
        assertThat(words.get(5).end()).isLessThan(score.sungUntil());
        assertThat(score.sungUntil()).isLessThan(45);
        for (int i = 1; i < words.size(); i++) {
            assertThat(words.get(i).start())
                    .isGreaterThanOrEqualTo(words.get(i - 1).end() - 1e-9);
            assertThat(words.get(i).end()).isGreaterThan(words.get(i).start());
        }
    }
}
