package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** README's table and {@code .env.example} name the variables that the code reads: all of them, and no others. */
class ConfigurationTableTest {
    private static final Path SOURCES = Path.of("src/main/java");

    private final SettingsInCode code = SettingsInCode.scan(SOURCES);
    private final ConfigurationTable readme = ConfigurationTable.ofReadme(Path.of("README.md"));
    private final ConfigurationTable example = ConfigurationTable.ofEnvironmentFile(Path.of(".env.example"));

    ConfigurationTableTest() throws IOException {}

    @Test
    void findsTheSettingsOfEveryConcern() {
        assertThat(code.names()).contains("HTTP_PORT", "DATABASE_URL", "IMG_STORAGE", "LANES", "VIDEO_FPS", "SANDBOX");
    }

    @Test
    void tellsOfAMissingAndOfAnUnreadVariable() {
        Set<String> named = new TreeSet<>(code.names());
        named.remove("HTTP_PORT");
        named.add("REDIS_URL");

        assertThat(difference(code.names(), named)).containsExactly("HTTP_PORT");
        assertThat(difference(named, code.names())).containsExactly("REDIS_URL");
    }

    @Test
    void readmeListsEveryVariableThatIsRead() {
        assertThat(difference(code.names(), readme.names()))
                .as("missing in README.md")
                .isEmpty();
    }

    @Test
    void readmeListsNoOtherVariable() {
        assertThat(difference(readme.names(), code.names()))
                .as("listed in README.md but read nowhere")
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
            assertThat(readme.defaultOf(name)).as(name + " in README.md").isEqualTo(value);
            assertThat(example.defaultOf(name)).as(name + " in .env.example").isEqualTo(value);
        });
    }

    private static Set<String> difference(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }
}
