package io.serenade.rendering.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.speech.Captions.Cue;
import io.serenade.rendering.speech.Captions.TimedCharacter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaptionsTest {
    private static final Duration LATER = Duration.ofMillis(500);

    @Test
    void showsWordsWhenTheyAreHeard() {
        assertThat(webVtt(spoken("I am <Toby> & co"))).isEqualTo("""
                WEBVTT

                00:00:00.500 --> 00:00:02.100
                I am &lt;Toby&gt; &amp; co
                """);
    }

    @Test
    void breaksAfterASentenceAndBeforeALineIsTooLong() {
        String captions = webVtt(spoken("Woof! I ate all of your nice new leather shoes. यह एक कुत्ता है। Sorry"));

        assertThat(captions.lines().filter(line -> !line.isEmpty() && !line.contains("-->")))
                .containsExactly(
                        "WEBVTT", "Woof!", "I ate all of your nice new", "leather shoes.", "यह एक कुत्ता है।", "Sorry");
    }

    @Test
    void losesNoWordHoweverLong() {
        String word = "w".repeat(70);

        assertThat(webVtt(spoken("a " + word + " b"))).contains("\na\n", "\n" + word + "\n", "\nb\n");
    }

    @Test
    void isEmptyWhereNothingIsKnown() {
        assertThat(webVtt(List.of())).isEqualTo("WEBVTT\n");
    }

    @Test
    void spreadsATextEvenlyWhereNobodyHasToldTheTimes() {
        List<TimedCharacter> letters = Captions.estimated("Woof! 🐶 barks.", Duration.ofSeconds(2));

        assertThat(Captions.cues(letters, LATER)).extracting(Cue::text).containsExactly("Woof!", "🐶 barks.");
        assertThat(letters).hasSize(14);
        assertThat(letters.get(0).start()).isZero();
        assertThat(letters.get(7).start()).isEqualTo(Duration.ofSeconds(1));
        assertThat(letters.get(13).end()).isEqualTo(Duration.ofSeconds(2));
    }

    private static String webVtt(List<TimedCharacter> characters) {
        return Captions.webVtt(Captions.cues(characters, LATER));
    }

    /** A tenth of a second for each character. */
    private static List<TimedCharacter> spoken(String text) {
        return IntStream.range(0, text.length())
                .mapToObj(i -> new TimedCharacter(
                        text.substring(i, i + 1), Duration.ofMillis(100L * i), Duration.ofMillis(100L * i + 100)))
                .toList();
    }
}
