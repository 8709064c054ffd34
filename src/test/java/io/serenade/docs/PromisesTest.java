package io.serenade.docs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of docs/promises.md names proofs, and each proof is a test class or one of its methods. */
class PromisesTest {
    private static final Pattern PROOF = Pattern.compile("`(\\w+(?:Test|IT|Bench|Proof))(?:#(\\w+))?`");

    private final List<String[]> promises;
    private final Map<String, Path> classes;

    PromisesTest() throws IOException {
        promises = Files.readAllLines(Path.of("docs/promises.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", 2))
                .filter(cells -> !cells[0].equals("promise"))
                .toList();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            classes = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(toMap(
                            file -> file.getFileName().toString().replace(".java", ""), file -> file, (a, b) -> a));
        }
    }

    @Test
    void nameAProofEach() {
        assertThat(promises).hasSizeGreaterThan(40).allSatisfy(cells -> assertThat(
                        PROOF.matcher(cells[1]).results())
                .as(cells[0])
                .isNotEmpty());
    }

    @Test
    void areProvedByTestsThatExist() {
        assertThat(promises.stream().flatMap(cells -> PROOF.matcher(cells[1]).results()))
                .allSatisfy(proof -> {
                    assertThat(classes).containsKey(proof.group(1));
                    if (proof.group(2) != null) {
                        assertThat(textOf(proof.group(1)))
                                .as("a test, and no helper of one")
                                .containsPattern("@(?:Parameterized|Repeated)?Test\\b(?:(?!\n\n)[\\s\\S])*\\bvoid "
                                        + proof.group(2) + "\\(");
                    }
                });
    }

    private String textOf(String name) {
        try {
            return Files.readString(classes.get(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
