package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.ApiDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** {@code /openapi.yaml} can be read, refers to nothing that is missing, and tells of the same calls as the documents. */
class ApiDescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final Pattern CALL = Pattern.compile("`(GET|POST|PUT|PATCH|DELETE) (/[^ `]*)`");
    private static final Pattern LINK = Pattern.compile("\\[" + CALL + "]\\(#([a-z0-9-]+)\\)");
    private static final Pattern STATUSES = Pattern.compile("(?m)^\\| (\\d{3}(, \\d{3})*) \\|");
    private static final Pattern STATUS = Pattern.compile("\\b\\d{3}\\b");

    private final Map<String, Object> api = new Yaml().load(ApiDescription.text());
    private final List<String> documents = List.of(
            Files.readString(Path.of("docs/api.md")),
            Files.readString(Path.of("docs/accounts.md")),
            Files.readString(Path.of("docs/console.md")),
            Files.readString(Path.of("docs/generation.md")),
            Files.readString(Path.of("docs/talking-pet.md")),
            Files.readString(Path.of("docs/pet-roast.md")),
            Files.readString(Path.of("docs/music-video.md")));

    ApiDescriptionTest() throws IOException {}

    @Test
    void isOpenApi31() {
        assertThat(api.get("openapi")).isEqualTo("3.1.0");
    }

    @Test
    void describesTheCallsOfTheDocuments() {
        assertThat(callsOfDescription()).containsExactlyElementsOf(callsOfDocuments());
    }

    /** A product is described beside its own code, so every fragment can be read alone and repeats nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"core", "accounts", "lovesong", "generation", "talkingpet", "petroast", "musicvideo"})
    void isPutTogetherFromFragmentsOfYaml(String fragment) throws IOException {
        Map<String, Object> part =
                new Yaml().load(Files.readString(Path.of("src/main/resources/openapi", fragment + ".yaml")));

        assertThat(map(api.get("paths"))).containsAllEntriesOf(map(part.get("paths")));
        map(part.getOrDefault("components", Map.of()))
                .forEach((kind, entries) ->
                        assertThat(map(map(api.get("components")).get(kind))).containsAllEntriesOf(map(entries)));
    }

    /** Some readers of YAML refuse a second anchor of the same name. */
    @Test
    void usesEachAnchorOnce() {
        assertThat(Pattern.compile("&\\w+")
                        .matcher(ApiDescription.text())
                        .results()
                        .map(MatchResult::group))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasEachPathOnce() {
        assertThat(ApiDescription.text().lines().filter(line -> line.matches("  /\\S+:")))
                .doesNotHaveDuplicates()
                .hasSize(map(api.get("paths")).size());
    }

    @Test
    void namesEachCallOnce() {
        List<Object> names = new ArrayList<>();
        operations().values().forEach(operation -> names.add(operation.get("operationId")));

        assertThat(names).doesNotContainNull().doesNotHaveDuplicates();
    }

    /** Each in the section to which its line in the table leads, or where the document tells of all calls; 200 goes without. */
    @Test
    void tellsOfEachCallsAnswersInTheDocument() {
        Map<String, Set<String>> documented = answersOfDocuments();

        operations().forEach((call, operation) -> {
            Set<String> described = new TreeSet<>();
            answers(operation).keySet().forEach(status -> described.add(String.valueOf(status)));
            described.remove("200");
            String asDocumented = call.replaceFirst("^HEAD ", "GET ");
            assertThat(documented).containsKey(asDocumented);
            assertThat(documented.get(asDocumented)).as("answers of " + call).containsAll(described);
        });
    }

    private Map<String, Set<String>> answersOfDocuments() {
        Map<String, Set<String>> answers = new TreeMap<>();
        for (String document : documents) {
            String[] sections = document.split("\n## ");
            Map<String, Set<String>> bySection = new TreeMap<>();
            for (String section : sections) {
                String title = section.lines().findFirst().orElseThrow();
                String anchor = title.toLowerCase(Locale.ROOT).replace(' ', '-').replaceAll("[^a-z0-9-]", "");
                bySection.put(anchor, numbers(STATUS.matcher(section)));
            }
            Matcher link = LINK.matcher(sections[0]);
            while (link.find()) {
                Set<String> all = new TreeSet<>(bySection.get(link.group(3)));
                Matcher common = STATUSES.matcher(sections[0]);
                while (common.find()) {
                    all.addAll(numbers(STATUS.matcher(common.group(1))));
                }
                answers.put(link.group(1) + " " + link.group(2), all);
            }
        }
        return answers;
    }

    private static Set<String> numbers(Matcher found) {
        return found.results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void refersOnlyToWhatIsThere() {
        assertThat(references(api)).isNotEmpty().allSatisfy(reference -> assertThat(resolve(reference))
                .as(reference)
                .isNotNull());
    }

    private static Map<String, Object> answers(Map<String, Object> operation) {
        return map(operation.get("responses"));
    }

    /** The calls, as {@code GET /path}; a HEAD goes with its GET. */
    private Set<String> callsOfDescription() {
        Set<String> calls = new TreeSet<>(operations().keySet());
        calls.removeIf(call -> call.startsWith("HEAD "));
        return calls;
    }

    /** The calls in the tables with which the documents begin. */
    private Set<String> callsOfDocuments() {
        Set<String> calls = new TreeSet<>();
        documents.forEach(document -> {
            Matcher call = CALL.matcher(document.split("\n\\*\\*", 2)[0]);
            while (call.find()) {
                calls.add(call.group(1) + " " + call.group(2));
            }
        });
        return calls;
    }

    private Map<String, Map<String, Object>> operations() {
        Map<String, Map<String, Object>> operations = new TreeMap<>();
        map(api.get("paths")).forEach((path, item) -> map(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                operations.put(method.toUpperCase(Locale.ROOT) + " " + path, map(operation));
            }
        }));
        return operations;
    }

    private static List<String> references(Object node) {
        List<String> found = new ArrayList<>();
        if (node instanceof Map<?, ?> object) {
            if (object.get("$ref") instanceof String reference) {
                found.add(reference);
            }
            object.values().forEach(value -> found.addAll(references(value)));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> found.addAll(references(value)));
        }
        return found;
    }

    private Object resolve(String reference) {
        Object node = api;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            node = node instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return node;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
