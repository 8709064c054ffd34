package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.SettingsException;
import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongStyleTest {
    @Test
    void asksForTheSpecifiedSong() {
        SongStyle style = SongStyle.of(Theme.load("valentine"));

        assertThat(style.promptFor("Matt", "Dog", "Toby", Optional.empty()))
                .isEqualTo("Create a heartfelt Valentine's Day love song celebrating the special bond between Matt and"
                        + " their beloved Dog Toby. Make it warm, genuine, and mention both names in the lyrics.");
        assertThat(style.tagsFor("Romantic")).containsExactly("Romantic", "love song", "valentine");
    }

    @Test
    void saysPetAndLeavesOutTheTagForOther() {
        SongStyle style = SongStyle.of(Theme.load("valentine"));

        assertThat(style.promptFor("Matt", "Other", "Toby", Optional.empty())).contains("beloved pet Toby");
        assertThat(style.tagsFor("Other")).containsExactly("love song", "valentine");
    }

    @Test
    void fillsNamesInOnePass() {
        assertThat(SongStyle.of(Theme.load("valentine")).promptFor("{pet_name}", "Dog", "$1 \\ Toby", Optional.empty()))
                .contains("between {pet_name} and their beloved Dog $1 \\ Toby.");
    }

    @Test
    void addsADetailWhereTheThemeTakesOne() {
        Optional<String> detail = Optional.of("{pet_name} steals socks");
        SongStyle taking = SongStyle.of(Theme.load("valentine"));
        SongStyle plain = new SongStyle(taking.prompt(), Optional.empty(), "", "", List.of(), Map.of(), Map.of());

        String without = taking.promptFor("Matt", "Dog", "Toby", Optional.empty());
        assertThat(taking.promptFor("Matt", "Dog", "Toby", detail))
                .startsWith(without + " ")
                .endsWith("{pet_name} steals socks");
        assertThat(plain.promptFor("Matt", "Dog", "Toby", detail)).isEqualTo(without);
    }

    @Test
    void aSecondThemeAsksForItsOwn() {
        assertThat(SongStyle.of(Theme.load("christmas")).tagsFor("Romantic"))
                .containsExactly("romantic ballad", "christmas", "love song");
    }

    @Test
    void refusesAPromptThatLeavesSomebodyOut(@TempDir Path folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("assets/themes/valentine"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path file = folder.resolve("theme.properties");
        Files.writeString(file, Files.readString(file).replace("{owner_name} and", "me and"));
        Theme theme = Theme.load(folder.toString());

        assertThatThrownBy(() -> SongStyle.of(theme))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("THEME is \"" + folder + "\" but ")
                .hasMessageContaining("does not contain {owner_name}");
    }
}
