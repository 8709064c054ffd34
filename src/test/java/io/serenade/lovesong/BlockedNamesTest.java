package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedNamesTest {
    private final BlockedNames names = new BlockedNames(List.of("Cunt", "ass", "h\u00e9ll", "sh1t", "bad dog", "ali"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cunt",
                "CUNT",
                "C\u00fcnt",
                "c u n t",
                "c.u.n.t",
                "C-unt",
                "Big Cunt",
                "Cunt-Face",
                "a55",
                "@$$",
                "Hell",
                "he11",
                "O'Hell",
                "S.H.I.T.",
                "Toby S h i t",
                "Bad Dog",
                "My bad-dog Rex",
                "baddog",
                "Ali",
                "A1i",
                "Al1"
            })
    void refusesABlockedWordHoweverItIsWritten(String name) {
        assertThat(names.blocks(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Scunthorpe",
                "Cassie",
                "Hello Kitty",
                "Shelly",
                "Michelle",
                "Bass",
                "Good Dog",
                "Bad Kitty Dog",
                "Alina",
                "Natalie",
                "Penistone",
                "Toby",
                "O'Malley",
                "Zo\u00eb",
                "J R"
            })
    void leavesInnocentNamesAlone(String name) {
        assertThat(names.blocks(name)).isFalse();
    }

    @Test
    void blocksNothingByItself() {
        BlockedNames none = BlockedNames.from(settings(Map.of()));

        assertThat(none.blocks("Toby")).isFalse();
        assertThat(none.blocks("   ")).isFalse();
    }

    @Test
    void readsASettingAndAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("blocked.txt");
        Files.writeString(file, "# not for children\n\nVoldemort\n");

        BlockedNames both = BlockedNames.from(
                settings(Map.of("BLOCKED_NAMES", "Sauron, ,Saruman", "BLOCKED_NAMES_FILE", file.toString())));

        assertThat(List.of("Sauron", "saruman", "voldemort")).allMatch(both::blocks);
        assertThat(both.blocks("not for children")).isFalse();
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Settings settings = settings(Map.of("BLOCKED_NAMES_FILE", "/nowhere/blocked.txt"));

        assertThatThrownBy(() -> BlockedNames.from(settings))
                .hasMessage(
                        "BLOCKED_NAMES_FILE is \"/nowhere/blocked.txt\", which cannot be read as a UTF-8 text file.");
    }

    private static Settings settings(Map<String, String> variables) {
        return new Settings(name -> Optional.ofNullable(variables.get(name)));
    }
}
