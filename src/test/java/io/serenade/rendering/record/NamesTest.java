package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void keepsLettersOfAllScripts() {
        assertThat(Names.tidy("Zoë Δήμητρα Søren 小雪 नेहा Łukasz")).isEqualTo("Zoë Δήμητρα Søren 小雪 नेहा Łukasz");
    }

    @Test
    void dropsWhatIsInvisibleOrTurnsTheLine() {
        assertThat(Names.tidy("  Rex\u202Egnp.exe\u0000\n\tthe \u200B dog ")).isEqualTo("Rexgnp.exe the dog");
        assertThat(Names.tidy(null)).isEmpty();
    }

    @Test
    void shortensByVisibleCharacters() {
        assertThat(Names.shorten("Zoe\u0308")).isEqualTo("Zo…");
        assertThat(Names.shorten("Zo…")).isEqualTo("Z…");
        assertThat(Names.shorten("Z…")).isEqualTo("…");
        assertThat(Names.tidy("x".repeat(100_000))).hasSize(60).endsWith("…");
    }
}
