package io.serenade.site;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A module that calls what it did not import fails only when the call is reached, in the browser of a visitor. */
class ScriptModulesTest {
    private static final Path FOLDER = Path.of("src/main/webapp/assets/js");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?<![:'\"])//[^\n]*", Pattern.DOTALL);
    private static final Pattern EXPORT = Pattern.compile("export\\s+(?:async\\s+)?(?:function|class|const)\\s+(\\w+)");
    private static final Pattern IMPORT = Pattern.compile("import\\s*\\{([^}]*)}");
    private static final Pattern DECLARATION = Pattern.compile("\\b(?:function|class|const|let|var)\\s+(\\w+)");
    private static final Pattern METHOD =
            Pattern.compile("(?m)^\\s*(?:async\\s+|static\\s+)*(\\w+)\\s*\\([^\n]*\\)\\s*\\{");
    private static final Pattern CALL = Pattern.compile("(?<![.\\w$])(\\w+)\\s*\\(");

    static Stream<Path> modules() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".js"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void callNothingOfAnotherModuleThatTheyDoNotImport(Path module) throws IOException {
        Set<String> called = names(module, CALL);
        called.retainAll(exportsOfAll());
        called.removeAll(names(module, DECLARATION));
        called.removeAll(names(module, METHOD));
        called.removeAll(imported(module));

        assertThat(called).isEmpty();
    }

    private static Set<String> exportsOfAll() throws IOException {
        Set<String> exports = new TreeSet<>();
        try (Stream<Path> modules = modules()) {
            for (Path module : modules.toList()) {
                exports.addAll(names(module, EXPORT));
            }
        }
        assertThat(exports).contains("onceShown", "toast");
        return exports;
    }

    private static Set<String> names(Path module, Pattern pattern) throws IOException {
        return groups(module, pattern).collect(toCollection(TreeSet::new));
    }

    private static Set<String> imported(Path module) throws IOException {
        return groups(module, IMPORT)
                .flatMap(names -> Stream.of(names.split(",")))
                .map(name -> name.replaceFirst(".*\\bas\\s+", "").strip())
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> groups(Path module, Pattern pattern) throws IOException {
        String code = COMMENT.matcher(Files.readString(module)).replaceAll("");
        return pattern.matcher(code).results().map((MatchResult found) -> found.group(1));
    }
}
