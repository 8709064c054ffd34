package io.serenade.musicvideo.lyrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.musicvideo.lyrics.Lyrics.Line;
import io.serenade.musicvideo.lyrics.Lyrics.Timing;
import io.serenade.musicvideo.lyrics.Lyrics.Word;
import io.serenade.providers.Transcriber.Segment;
import io.serenade.providers.Transcriber.TimedWord;
import io.serenade.providers.Transcriber.Transcription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeardLyricsTest {

    @Test
    void takesTheTimesOfWordsAndThePunctuationOfSegments() {
        Lyrics lyrics = of(
                List.of(word("Run", 1, 1.5), word("little", 1.5, 2), word("fox", 2, 3), word("Home", 6, 8)),
                List.of(segment("Run, little fox!", 1, 3), segment("Home.", 6, 8)));

        assertThat(lyrics.timing()).isEqualTo(Timing.EXACT);
        assertThat(lyrics.instrumental()).isFalse();
        assertThat(lyrics.lines())
                .containsExactly(
                        new Line(
                                "Run, little fox!",
                                1,
                                3,
                                List.of(new Word("Run,", 1, 1.5), new Word("little", 1.5, 2), new Word("fox!", 2, 3))),
                        new Line("Home.", 6, 8, List.of(new Word("Home.", 6, 8))));
        assertThat(lyrics.between(1.5, 6.5)).isEqualTo("little fox! Home.");
    }

    @Test
    void spreadsWordsOverSegmentsWhereTheirTimesAreNotTold() {
        Lyrics lyrics = of(List.of(), List.of(segment("ab abcd", 4, 10)));

        assertThat(lyrics.timing()).isEqualTo(Timing.ESTIMATED);
        assertThat(lyrics.lines().get(0).words()).containsExactly(new Word("ab", 4, 6), new Word("abcd", 6, 10));
    }

    @Test
    void spreadsLinesOverTheSongWhereNoTimesAreToldAtAll() {
        Lyrics lyrics = HeardLyrics.of(
                new Transcription("One two\nthree four five", "", List.of(), List.of(), Optional.empty()), 44, "m");

        assertThat(lyrics.timing()).isEqualTo(Timing.ESTIMATED);
        assertThat(lyrics.lines()).extracting(Line::text).containsExactly("One two", "three four five");
        assertThat(lyrics.lines().get(1).end()).isCloseTo(44, within(1e-6));
    }

    @Test
    void makesLinesOfWordsAlone() {
        Lyrics lyrics = of(List.of(word("a", 1, 2), word("b", 2, 3), word("c", 5, 7)), List.of());

        assertThat(lyrics.lines()).extracting(Line::text).containsExactly("a b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks for watching!",
                "Thank you.",
                "♪♪♪",
                "[Music]",
                "(upbeat music)",
                "...",
                "Please subscribe to my channel.",
                "Untertitel im Auftrag des ZDF"
            })
    void dropsWhatIsMadeUp(String text) {
        Lyrics lyrics = of(List.of(), List.of(segment(text, 0, 8), segment(text, 30, 38)));

        assertThat(lyrics).isEqualTo(Lyrics.none("whisper-1"));
        assertThat(lyrics.instrumental()).isTrue();
    }

    @Test
    void dropsWhatTheServiceDoubtsItself() {
        assertThat(of(List.of(), List.of(doubted("Love me tender", 0.9, -1.1))).instrumental())
                .isTrue();
        assertThat(of(List.of(), List.of(doubted("Love me tender", 0.9, -0.3))).instrumental())
                .isFalse();
        assertThat(of(List.of(), List.of(doubted("Love me tender", 0.2, -1.9))).instrumental())
                .isTrue();
    }

    @Test
    void dropsLoopsButNoChoruses() {
        List<Segment> loop = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            loop.add(segment("I'm going home", i * 5, i * 5 + 5));
        }
        assertThat(of(List.of(), loop).instrumental()).isTrue();

        assertThat(of(
                                List.of(),
                                List.of(
                                        segment("Sing it loud", 0, 5),
                                        segment("In the morning", 5, 10),
                                        segment("Sing it loud", 10, 15),
                                        segment("In the evening", 15, 20),
                                        segment("Sing it loud", 20, 25)))
                        .lines())
                .hasSize(5);
    }

    @Test
    void fewWordsOverAWholeWindowAreNoSinging() {
        assertThat(of(List.of(), List.of(segment("Oh yeah", 0, 29.98))).instrumental())
                .isTrue();
    }

    @Test
    void oneWordInALongSongIsNoSinging() {
        assertThat(of(List.of(), List.of(segment("Hey", 20, 21))).instrumental())
                .isTrue();
    }

    @Test
    void breaksLongLines() {
        List<TimedWord> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            words.add(word("w" + i, i * 0.5, i * 0.5 + 0.5));
            text.append("w").append(i).append(' ');
        }

        Lyrics lyrics = of(words, List.of(segment(text.toString(), 0, 20)));

        assertThat(lyrics.lines()).hasSizeGreaterThan(2).allSatisfy(line -> assertThat(line.words())
                .hasSizeLessThanOrEqualTo(14));
    }

    @Test
    void staysInOrderAndWithinTheSongWhateverIsHeard() {
        Random random = new Random(5);
        for (int round = 0; round < 1_000; round++) {
            List<TimedWord> words = new ArrayList<>();
            List<Segment> segments = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                double start = random.nextDouble() * 70;
                words.add(word("w" + i, start, start + random.nextDouble() * 3));
                segments.add(segment("s" + i + " x", start, start + random.nextDouble() * 9));
            }
            Lyrics lyrics = of(random.nextBoolean() ? words : List.of(), random.nextBoolean() ? segments : List.of());
            double last = 0;
            for (Line line : lyrics.lines()) {
                assertThat(line.words()).isNotEmpty();
                for (Word word : line.words()) {
                    assertThat(word.start()).isGreaterThanOrEqualTo(last - 0.01);
                    assertThat(word.end()).isBetween(word.start(), 60.0);
                    last = word.start();
                }
            }
            assertThat(LyricsJson.read(LyricsJson.write(lyrics)).lines()).hasSameSizeAs(lyrics.lines());
        }
    }

    @Test
    void nothingHeardIsInstrumental() {
        assertThat(HeardLyrics.of(
                        new Transcription("", "english", List.of(), List.of(), Optional.empty()), 60, "whisper-1"))
                .isEqualTo(Lyrics.none("whisper-1"));
    }

    private static Lyrics of(List<TimedWord> words, List<Segment> segments) {
        return HeardLyrics.of(new Transcription("-", "english", words, segments, Optional.empty()), 60, "whisper-1");
    }

    private static TimedWord word(String text, double start, double end) {
        return new TimedWord(text, start, end);
    }

    private static Segment segment(String text, double start, double end) {
        return new Segment(text, start, end, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Segment doubted(String text, double noSpeech, double certainty) {
        return new Segment(text, 10, 20, OptionalDouble.of(noSpeech), OptionalDouble.of(certainty));
    }
}
