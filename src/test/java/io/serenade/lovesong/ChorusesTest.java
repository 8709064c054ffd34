package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.record.Span;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChorusesTest {
    private static final String MARKED = """
            [Verse 1]
            You sleep beside the door
            [Pre-Chorus]
            And then I come home
            [Chorus]
            Oh Toby, you are mine
            Oh Toby, you shine

            [Verse 2]
            You steal my socks
            [Chorus]
            Oh Toby, you are mine
            Oh Toby, you shine
            """;

    @Test
    void aMarkedChorusLastsFromItsFirstWordToItsLast() {
        String times = "1000 2000\n5000 6000\n10000 12000 14500\n15000 19000\n25000 27000\n30000 33000\n34000 38000";
        assertThat(Choruses.of(Optional.of(MARKED), Optional.of(times)))
                .containsExactly(span(10_000, 19_000), span(30_000, 38_000));
    }

    @Test
    void linesThatWereNotHeardAreLeftOut() {
        String times = "1000 2000\n\n10000 14500\n\n\n30000 33000\n34000 38000";
        assertThat(Choruses.of(Optional.of(MARKED), Optional.of(times)))
                .containsExactly(span(10_000, 14_500), span(30_000, 38_000));
    }

    @Test
    void withoutMarksTheLinesThatComeAgainAreTheChorus() {
        String lyrics = "One\nTwo for you\nOh, love!\nOh my love\nThree\nOh love\nOh my love\nThree times";
        String times = "0 900\n1000 1900\n2000 5000\n5000 8000\n9000 9900\n20000 23000\n23000 26000\n27000 28000";
        assertThat(Choruses.of(Optional.of(lyrics), Optional.of(times)))
                .containsExactly(span(2_000, 8_000), span(20_000, 26_000));
    }

    @Test
    void aSongWithoutTimesOrLyricsHasNone() {
        assertThat(Choruses.of(Optional.of(MARKED), Optional.empty())).isEmpty();
        assertThat(Choruses.of(Optional.empty(), Optional.of("1 2"))).isEmpty();
        assertThat(Choruses.of(Optional.of("[Chorus]\nLa"), Optional.of(""))).isEmpty();
    }

    @Test
    void theFirstBeginsAThirdIntoASongThatTellsNothing() {
        Duration length = Duration.ofSeconds(90);
        String times = "1000 2000\n5000 6000\n10000 12000 14500\n15000 19000";
        assertThat(Choruses.start(Optional.of(MARKED), Optional.of(times), length))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(Choruses.start(Optional.of(MARKED), Optional.empty(), length))
                .isEqualTo(Duration.ofSeconds(30));
    }

    private static Span span(long from, long to) {
        return new Span(Duration.ofMillis(from), Duration.ofMillis(to));
    }
}
