package io.serenade.musicvideo.lyrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.lyrics.Lyrics.Line;
import io.serenade.musicvideo.lyrics.Lyrics.Timing;
import io.serenade.musicvideo.lyrics.Lyrics.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class KaraokeTest {
    private static final List<Line> LINES = List.of(
            new Line(
                    "You & <me>",
                    59.5,
                    61,
                    List.of(new Word("You", 59.5, 60), new Word("&", 60, 60), new Word("<me>", 60.25, 61))),
            new Line("Home", 61.8, 63, List.of(new Word("Home", 61.8, 63))));

    @Test
    void marksEachWordWithItsTime() {
        assertThat(Karaoke.vtt(new Lyrics(LINES, Timing.EXACT, false, "en", "whisper-1")))
                .isEqualTo("""
                WEBVTT

                00:00:59.500 --> 00:01:01.800
                You <00:01:00.000>&amp; <00:01:00.250>&lt;me&gt;

                00:01:01.800 --> 00:01:04.500
                Home
                """);
    }

    @Test
    void marksLinesOnlyWhereTheWordsTimesAreEstimated() {
        assertThat(Karaoke.vtt(new Lyrics(LINES, Timing.ESTIMATED, false, "en", "m")))
                .contains("\nYou &amp; &lt;me&gt;\n");
    }

    @Test
    void isEmptyForAnInstrumental() {
        assertThat(Karaoke.vtt(Lyrics.none(""))).isEqualTo("WEBVTT\n");
    }
}
