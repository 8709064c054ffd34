package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.ApiDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Operators search the log for what docs/runbook.md quotes, and copy its commands. */
class RunbookTest {
    private static final Pattern LOG = Pattern.compile("(?s)```log\n(.*?)```");
    private static final Pattern CALL = Pattern.compile("\\$SITE(/[^\\s\"`?]*)");
    private static final Pattern CODE = Pattern.compile("`([a-z]+_[a-z_]+)`");

    private final String runbook = Files.readString(Path.of("docs/runbook.md"));
    private final String source = source();

    RunbookTest() throws IOException {}

    @Test
    void quotesTheLogAsItIsWritten() {
        List<String> parts = LOG.matcher(runbook)
                .results()
                .flatMap(block -> block.group(1).lines())
                .flatMap(line -> Stream.of(line.split("…")))
                .map(String::strip)
                .filter(part -> part.length() > 3)
                .toList();

        assertThat(parts)
                .hasSizeGreaterThan(30)
                .allSatisfy(part -> assertThat(source.contains(part)).as(part).isTrue());
    }

    @Test
    void callsWhatIsThere() {
        Map<String, Map<String, Object>> api = new Yaml().load(ApiDescription.text());
        Set<Pattern> paths = api.get("paths").keySet().stream()
                .map(path -> Pattern.compile(path.replaceAll("\\{\\w+}", "[\\\\w-]+")))
                .collect(Collectors.toSet());

        assertThat(CALL.matcher(runbook).results().map(call -> call.group(1)))
                .hasSizeGreaterThan(8)
                .allSatisfy(path -> assertThat(paths).as(path).anyMatch(known -> known.matcher(path)
                        .matches()));
    }

    @Test
    void namesCodesThatTheApplicationGives() {
        assertThat(CODE.matcher(runbook).results().map(code -> code.group(1)))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(source.contains(code)).as(code).isTrue());
    }

    /** All of it, with texts that are broken over lines put together. */
    private static String source() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(RunbookTest::read)
                    .map(text -> text.replaceAll("\"\\s*\\+\\s*\"", ""))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
