package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LyricLineTest {
    @Test
    void takesTheFirstLineOfTheChorus() {
        assertThat(LyricLine.of("[Verse 1]\nMorning comes\n\n[Pre-Chorus]\nAnd then\n[Chorus]\n  Oh Toby \nsing\n"))
                .contains("Oh Toby");
    }

    @Test
    void takesTheFirstLineWhereNoChorusIsMarked() {
        assertThat(LyricLine.of("[Verse]\n\nMorning comes\nand goes")).contains("Morning comes");
        assertThat(LyricLine.of("No marks at all")).contains("No marks at all");
    }

    @Test
    void hasNoneWhereThereAreNoWords() {
        assertThat(LyricLine.of("[Chorus]\n\n[Verse]\n")).isEmpty();
    }
}
