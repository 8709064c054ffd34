package io.serenade.site.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {
    private static final Path VALENTINE = Path.of("assets/themes/valentine");

    @TempDir
    private Path folder;

    @BeforeEach
    void copyValentine() throws IOException {
        try (Stream<Path> files = Files.list(VALENTINE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aSecondThemeDressesTheSamePages() {
        Theme christmas = Theme.load("christmas");

        assertThat(christmas.brand()).isEqualTo("Jingle Paws");
        assertThat(christmas.texts().of("form.title")).contains("Christmas");
        assertThat(christmas.palette().stylesheet())
                .isNotEqualTo(Theme.load("valentine").palette().stylesheet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"valentine", "christmas"})
    void hasEveryTextAPageAsksFor(String name) throws IOException {
        Texts texts = Theme.load(name).texts();

        assertThat(texts.keys()).containsAll(keysInTemplates());
        assertThat(texts.below("js.").keySet()).containsAll(keysInScripts());
    }

    @Test
    void loadsAThemeFromAFolder() {
        assertThat(Theme.load(folder.toString()).brand()).isEqualTo("Serenade");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brand=Serenade | brand= | brand is missing",
                "colour.rose=#ff6f91 | colour.rose=pink | must be written like #ff6f91",
                "colour.cream=#fff4e6 | colour.cream=#5a1240 | cannot be read",
                "contact.email=hello@serenade.example | contact.email=nobody | must be an e-mail address",
                "art=mark.svg | art=../secret.svg | names \"../secret.svg\"",
                "art=mark.svg | art=absent.svg, mark.svg | there is no file absent.svg",
                "banner.1.link=/ | banner.1.link=javascript:alert(1) | must be an https address",
                "language=en | language=E N | must be a language tag",
            })
    void refusesABrokenThemeInOneSentence(String before, String after, String reason) throws IOException {
        Path file = folder.resolve("theme.properties");
        Files.writeString(file, Files.readString(file).replace(before, after));

        assertThatThrownBy(() -> Theme.load(folder.toString()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("THEME is \"" + folder + "\" but ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesTextsNoPageShows() throws IOException {
        Files.writeString(folder.resolve("messages_en.properties"), "form.titel=Oops");

        assertThatThrownBy(() -> Theme.load(folder.toString())).hasMessageContaining("form.titel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"easter", "Valentine", "..", "a b"})
    void refusesAnUnknownTheme(String name) {
        assertThatThrownBy(() -> Theme.load(name))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("THEME is \"" + name + "\" but ");
    }

    @Test
    void readsLegalTextAsBlocks() {
        LegalText text = LegalText.parse("Hello\nworld.\n\n# Title\nBelow it.\n\n- one\n- two <b>\n");

        assertThat(text.blocks())
                .containsExactly(
                        new LegalText.Block(LegalText.Kind.PARAGRAPH, List.of("Hello world.")),
                        new LegalText.Block(LegalText.Kind.HEADING, List.of("Title")),
                        new LegalText.Block(LegalText.Kind.PARAGRAPH, List.of("Below it.")),
                        new LegalText.Block(LegalText.Kind.LIST, List.of("one", "two <b>")));
    }

    private static List<String> keysInTemplates() throws IOException {
        return found(Path.of("src/main/jte"), Pattern.compile("site\\.text\\(\"([a-zA-Z_.0-9]+[a-zA-Z0-9])\"[,)]"));
    }

    private static List<String> keysInScripts() throws IOException {
        return found(Path.of("src/main/webapp/assets/js"), Pattern.compile("\\btext\\('([a-z_.]+)'"));
    }

    private static List<String> found(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(ThemeTest::read)
                    .flatMap(text -> pattern.matcher(text).results())
                    .map(match -> match.group(1))
                    .distinct()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
