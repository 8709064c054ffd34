package io.serenade.proof;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.serenade.ApiDescription;
import jakarta.servlet.annotation.WebServlet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A way into the running product: a call of its description, or an address of one of its servlets. Both are read from the
 * product, so a new one is covered by itself.
 *
 * @param path with its parts in braces where callers fill something in
 * @param call what the description says of it; empty for a servlet
 */
record Route(String method, String path, Map<String, Object> call) {
    private static final Pattern PART = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Map<String, Object> API = new Yaml().load(ApiDescription.text());

    /** Looking through all classes takes a while. */
    private static final class Found {
        static final List<Route> ROUTES = find();

        private static List<Route> find() {
            Map<String, Route> routes = new TreeMap<>();
            Stream.concat(servlets(), described()).forEach(route -> routes.put(route.toString(), route));
            return List.copyOf(routes.values());
        }
    }

    static List<Route> all() {
        return Found.ROUTES;
    }

    private static Stream<Route> described() {
        List<Route> routes = new ArrayList<>();
        map(API.get("paths")).forEach((path, item) -> map(item).forEach((method, call) -> {
            if (METHODS.contains(method.toUpperCase(Locale.ROOT))) {
                Map<String, Object> whole = new LinkedHashMap<>(map(call));
                List<Object> parameters = new ArrayList<>(list(map(item).get("parameters")));
                parameters.addAll(list(whole.get("parameters")));
                whole.put("parameters", parameters.stream().map(Route::resolved).toList());
                routes.add(new Route(method.toUpperCase(Locale.ROOT), path, whole));
            }
        }));
        return routes.stream();
    }

    private static Stream<Route> servlets() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.serenade").stream()
                        .filter(type -> type.isAnnotatedWith(WebServlet.class))
                        .flatMap(Route::patterns)
                        .map(pattern -> (pattern.startsWith("/") ? pattern : "/" + pattern).replace("*", "{path}"))
                        .flatMap(path -> Stream.of("GET", "POST").map(method -> new Route(method, path, Map.of())));
    }

    private static Stream<String> patterns(JavaClass type) {
        WebServlet servlet = type.getAnnotationOfType(WebServlet.class);
        return Stream.concat(Stream.of(servlet.value()), Stream.of(servlet.urlPatterns()));
    }

    /** The names of what callers fill into its path. */
    List<String> parts() {
        return PART.matcher(path).results().map(part -> part.group(1)).toList();
    }

    /** Its path with something for each part; a list of allowed words, and a number, keep what is good there. */
    String filled(Function<String, String> value) {
        return PART.matcher(path)
                .replaceAll(part ->
                        Matcher.quoteReplacement(fixed(part.group(1)).orElseGet(() -> value.apply(part.group(1)))));
    }

    /** A value that a part has whatever a test fills in. */
    Optional<String> fixed(String part) {
        return list(call.get("parameters")).stream()
                .map(Route::map)
                .filter(parameter -> part.equals(parameter.get("name")) && "path".equals(parameter.get("in")))
                .map(parameter -> resolved(parameter.get("schema")))
                .flatMap(schema -> Stream.concat(
                        list(schema.get("enum")).stream(),
                        "integer".equals(schema.get("type")) ? Stream.of(1) : Stream.empty()))
                .map(Object::toString)
                .findFirst();
    }

    boolean changes() {
        return !List.of("GET", "HEAD").contains(method);
    }

    /** Whether the description says that callers of this kind are let in, such as {@code accessToken}. */
    boolean takes(String credential) {
        return list(call.get("security")).stream().anyMatch(way -> map(way).containsKey(credential));
    }

    /** Whether it says that nobody is let in without something. */
    boolean isClosed() {
        List<Object> ways = list(call.get("security"));
        return !ways.isEmpty() && ways.stream().noneMatch(way -> map(way).isEmpty());
    }

    /** The schema of a body of this type, with nothing referred to any more; empty where none is taken. */
    Optional<Map<String, Object>> body(String type) {
        return Optional.ofNullable(
                        map(map(call.get("requestBody")).get("content")).get(type))
                .map(content -> resolved(map(content).get("schema")));
    }

    /** The properties of an object, also of one that is put together from others. */
    static Map<String, Object> properties(Map<String, Object> schema) {
        Map<String, Object> all = new LinkedHashMap<>();
        list(schema.get("allOf")).forEach(part -> all.putAll(properties(resolved(part))));
        map(schema.get("properties")).forEach((name, property) -> all.put(name, resolved(property)));
        return all;
    }

    /** The properties that an object must have. */
    static List<String> required(Map<String, Object> schema) {
        return Stream.concat(
                        list(schema.get("allOf")).stream().flatMap(part -> required(resolved(part)).stream()),
                        list(schema.get("required")).stream().map(Object::toString))
                .toList();
    }

    static Map<String, Object> resolved(Object node) {
        Map<String, Object> object = map(node);
        if (!(object.get("$ref") instanceof String reference)) {
            return object;
        }
        Object found = API;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            found = map(found).get(step);
        }
        return resolved(found);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object node) {
        return node instanceof List<?> list ? (List<Object>) list : List.of();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
