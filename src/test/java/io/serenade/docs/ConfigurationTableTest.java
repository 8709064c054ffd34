package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of docs/configuration.md and {@code .env.example} name the variables that the code reads: all of them, and no others. */
class ConfigurationTableTest {
    private static final Path SOURCES = Path.of("src/main/java");

    private final SettingsInCode code = SettingsInCode.scan(SOURCES);
    private final ConfigurationTable table = ConfigurationTable.ofDocument(Path.of("docs/configuration.md"));
    private final ConfigurationTable readme = ConfigurationTable.ofDocument(Path.of("README.md"));
    private final ConfigurationTable example = ConfigurationTable.ofEnvironmentFile(Path.of(".env.example"));

    ConfigurationTableTest() throws IOException {}

    @Test
    void findsTheSettingsOfEveryConcern() {
        assertThat(code.names()).contains("HTTP_PORT", "DATABASE_URL", "IMG_STORAGE", "LANES", "VIDEO_FPS", "SANDBOX");
    }

    @Test
    void readmeHasTheFirstRowsAsTheTableHasThem() {
        assertThat(readme.names()).hasSize(10).allSatisfy(name -> {
            assertThat(table.names()).contains(name);
            assertThat(readme.defaultOf(name)).isEqualTo(table.defaultOf(name));
        });
    }

    @Test
    void tableListsEveryVariableThatIsRead() {
        assertThat(difference(code.names(), table.names()))
                .as("missing in docs/configuration.md")
                .isEmpty();
    }

    @Test
    void tableListsNoOtherVariable() {
        assertThat(difference(table.names(), code.names()))
                .as("listed in docs/configuration.md but read nowhere")
                .isEmpty();
    }

    @Test
    void environmentFileListsEveryVariableThatIsRead() {
        assertThat(difference(code.names(), example.names()))
                .as("missing in .env.example")
                .isEmpty();
    }

    @Test
    void environmentFileListsNoOtherVariable() {
        assertThat(difference(example.names(), code.names()))
                .as("listed in .env.example but read nowhere")
                .isEmpty();
    }

    @Test
    void bothTellTheDefaultsOfTheCode() {
        Map<String, String> defaults = code.plainDefaults();

        assertThat(defaults).containsEntry("HTTP_PORT", "8080").containsEntry("SANDBOX", "off");
        defaults.forEach((name, value) -> {
            assertThat(table.defaultOf(name))
                    .as(name + " in docs/configuration.md")
                    .isEqualTo(value);
            assertThat(example.defaultOf(name)).as(name + " in .env.example").isEqualTo(value);
        });
    }

    private static Set<String> difference(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }
}
