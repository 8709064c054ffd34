package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code openapi.yaml} can be read, refers to nothing that is missing, and tells of the same calls as the documents. */
class ApiDescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final Pattern CALL = Pattern.compile("`(GET|POST|PUT|PATCH|DELETE) (/[^ `]*)`");

    private final Map<String, Object> api = new Yaml().load(Files.readString(Path.of("src/main/webapp/openapi.yaml")));
    private final List<String> documents =
            List.of(Files.readString(Path.of("docs/api.md")), Files.readString(Path.of("docs/generation.md")));

    ApiDescriptionTest() throws IOException {}

    @Test
    void isOpenApi31() {
        assertThat(api.get("openapi")).isEqualTo("3.1.0");
    }

    @Test
    void describesTheCallsOfTheDocuments() {
        assertThat(callsOfDescription()).containsExactlyElementsOf(callsOfDocuments());
    }

    @Test
    void namesEachCallOnce() {
        List<Object> names = new ArrayList<>();
        operations().values().forEach(operation -> names.add(operation.get("operationId")));

        assertThat(names).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void tellsOfEachCallsAnswersInTheDocument() {
        operations().forEach((call, operation) -> assertThat(section(operation).keySet())
                .as("answers of " + call)
                .allSatisfy(status -> assertThat(documents)
                        .anySatisfy(document -> assertThat(document).contains(String.valueOf(status)))));
    }

    @Test
    void refersOnlyToWhatIsThere() {
        assertThat(references(api)).isNotEmpty().allSatisfy(reference -> assertThat(resolve(reference))
                .as(reference)
                .isNotNull());
    }

    private static Map<String, Object> section(Map<String, Object> operation) {
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
        Map<String, Map<String, Object>> operations = new java.util.TreeMap<>();
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
