package io.serenade.sandbox.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LyricistTest {
    private static final String PROMPT =
            "Create a heartfelt love song celebrating the special bond between Zoë O'Malley"
                    + " and their beloved Cat Miss Moon. Make it warm, genuine, and mention both names in the lyrics.";

    @ParameterizedTest
    @EnumSource
    void carriesBothNamesInVerseAndChorus(Style style) {
        String lyrics = Lyricist.write("seed", style, PROMPT);

        assertThat(lyrics).startsWith("[Verse 1]\n").contains("[Chorus]\n", "[Verse 2]\n", "[Outro]\n");
        assertThat(lyrics).contains("Zoë O'Malley", "Miss Moon").doesNotContain("{", "}");
        assertThat(section(lyrics, "Chorus")).contains("Zoë O'Malley", "Miss Moon");
    }

    @Test
    void writesTheSameWordsForTheSameSeedOnly() {
        assertThat(Lyricist.write("a", Style.CHILL, PROMPT)).isEqualTo(Lyricist.write("a", Style.CHILL, PROMPT));
        Set<String> versions = IntStream.range(0, 20)
                .mapToObj(i -> Lyricist.write("seed " + i, Style.CHILL, PROMPT))
                .collect(Collectors.toSet());
        assertThat(versions).hasSizeGreaterThan(10);
    }

    /** Whoever is told of in the third person is not spoken to two lines later. */
    @ParameterizedTest
    @EnumSource
    void speaksToOneAndTheSameInAVerse(Style style) {
        for (int i = 0; i < 20; i++) {
            String lyrics = Lyricist.write("seed " + i, style, PROMPT);

            assertThat(section(lyrics, "Verse 1")).doesNotContainPattern("(?i)\\byou(r|'d|'ve|'re)?\\b");
            assertThat(section(lyrics, "Verse 2")).doesNotContain("Miss Moon");
        }
    }

    @Test
    void seldomEndsTwoSongsAlike() {
        Set<String> endings = IntStream.range(0, 40)
                .mapToObj(i -> Lyricist.write("seed " + i, Style.CHILL, PROMPT))
                .map(lyrics -> lyrics.substring(lyrics.indexOf("[Outro]")))
                .collect(Collectors.toSet());

        assertThat(endings).hasSizeGreaterThan(5);
    }

    @Test
    void knowsWhatADogDoes() {
        assertThat(Lyricist.write("a", Style.PARTY, "between Matt and their beloved Dog Toby. Go."))
                .containsAnyOf("wagging tail", "sticks as big as trees", "One ear up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the bond between Matt and their beloved Dog Toby. Make it warm | Matt | Toby",
                "the bond between Anne and Bob and their beloved pet St. Nick. Make it warm | Anne and Bob | St. Nick",
                "the love between Matt and a pet dog called Toby. | Matt | Toby",
                "A Christmas song. \"Matt\" sings to the cat \"Toby\" | Matt | Toby",
                "between Matt and their beloved Fish Toby | Matt | Toby",
                "A song about the sea | my darling | little one"
            })
    void findsTheNames(String prompt, String owner, String pet) {
        SongNames names = SongNames.in(prompt);

        assertThat(names.owner()).isEqualTo(owner);
        assertThat(names.pet()).isEqualTo(pet);
    }

    private static String section(String lyrics, String heading) {
        int start = lyrics.indexOf("[" + heading + "]");
        return lyrics.substring(start, lyrics.indexOf("\n\n", start));
    }
}
