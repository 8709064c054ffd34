package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.providers.SongGenerator.SungWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionsTest {
    @Test
    void makesACueOfEachLine() {
        assertThat(Captions.write(List.of(
                        word("Hello,", 1, 1.5),
                        word("Toby\n", 1.5, 2.25),
                        word("good", 3, 3.2),
                        word("boy", 3.2, 3725.007))))
                .contains("""
                        WEBVTT

                        00:00:01.000 --> 00:00:02.250
                        Hello, Toby

                        00:00:03.000 --> 01:02:05.007
                        good boy
                        """);
    }

    @Test
    void takesALineBreakBeforeAndWithinAWord() {
        assertThat(texts(word("one", 0, 1), word("\ntwo", 1, 2), word("three\n\nfour", 2, 3)))
                .containsExactly("one", "two three", "four");
    }

    @Test
    void leavesHeadingsOut() {
        assertThat(texts(word("[Verse", 0, 1), word("1]\n", 1, 2), word("la\n", 2, 3), word("[Chorus]\nlo", 3, 4)))
                .containsExactly("la", "lo");
    }

    @Test
    void breaksALineAtALongSilenceAndBeforeItGrowsTooWide() {
        List<SungWord> words = new ArrayList<>(List.of(word("before", 0, 1), word("after", 3.5, 4)));
        for (int i = 0; i < 20; i++) {
            words.add(word("lalala", 4 + i, 5 + i));
        }

        List<String> texts = texts(words.toArray(SungWord[]::new));

        assertThat(texts.get(0)).isEqualTo("before");
        assertThat(texts).hasSizeGreaterThan(2).allSatisfy(text -> assertThat(text)
                .hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void letsALineStayUntilItIsRead() {
        assertThat(written(word("forty characters in one and a half second\n", 1, 2.5), word("then silence", 9, 10)))
                .contains("00:00:01.000 --> 00:00:03.050");
        assertThat(written(word("no\n", 1, 1.2), word("then silence", 9, 10)))
                .contains("00:00:01.000 --> 00:00:02.000");
        assertThat(written(word("the very last words", 1, 1.1))).contains("00:00:01.000 --> 00:00:02.000");
    }

    @Test
    void showsLinesTogetherThatWouldBeGoneTooSoon() {
        assertThat(written(
                        word("Oh Toby\n", 1, 1.4),
                        word("you steal my socks and my heart\n", 1.5, 3.4),
                        word("and then you sleep all day on them", 6, 9)))
                .contains("00:00:01.000 --> 00:00:03.400\nOh Toby\nyou steal my socks and my heart\n")
                .contains("00:00:06.000 --> 00:00:09.000\nand then");
    }

    @Test
    void showsNoMoreThanThreeLinesTogether() {
        String captions = written(
                word("a line\n", 0, 0.2),
                word("a line\n", 0.2, 0.4),
                word("a line\n", 0.4, 0.6),
                word("a line", 0.6, 0.8));

        assertThat(captions.split("-->")).hasSize(3);
    }

    @Test
    void neverFlickersBetweenTwoLines() {
        assertThat(written(word("one and two\n", 0, 2), word("three and four\n", 2.2, 4), word("five", 4.4, 6)))
                .contains("00:00:00.000 --> 00:00:02.200")
                .contains("00:00:02.200 --> 00:00:04.000");
    }

    @Test
    void endsALineWhereTheNextBegins() {
        assertThat(Captions.write(List.of(word("one\n", 0, 5), word("two", 4, 6)))
                        .orElseThrow())
                .contains("00:00:00.000 --> 00:00:04.000")
                .contains("00:00:04.000 --> 00:00:06.000");
    }

    @Test
    void letsNoMarkupAndNoSecondCueThrough() {
        assertThat(Captions.write(List.of(word("<i>Tom</i>", 0, 1), word("&\t-->", 1, 2), word("\r\n\r\n00:01", 2, 3)))
                        .orElseThrow())
                .contains("&lt;i&gt;Tom&lt;/i&gt; &amp; --&gt;\n")
                .contains("\n00:00:02.000 --> 00:00:03.000\n00:01\n");
    }

    @Test
    void inventsNothing() {
        assertThat(Captions.write(List.of())).isEmpty();
        assertThat(Captions.write(List.of(word("\n", 0, 1), word(" ", 1, 2)))).isEmpty();
        assertThat(Captions.write(List.of(word("now", 1, 1)))).isEmpty();
    }

    private static String written(SungWord... words) {
        return Captions.write(List.of(words)).orElseThrow();
    }

    private static List<String> texts(SungWord... words) {
        return Captions.write(List.of(words))
                .orElseThrow()
                .lines()
                .filter(line -> !line.isEmpty() && !line.contains("-->") && !line.equals("WEBVTT"))
                .toList();
    }

    private static SungWord word(String text, double start, double end) {
        return new SungWord(text, Duration.ofNanos((long) (start * 1e9)), Duration.ofNanos((long) (end * 1e9)));
    }
}
