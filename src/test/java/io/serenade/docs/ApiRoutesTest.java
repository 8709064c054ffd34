package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.ApiApplication;
import io.serenade.ApiDescription;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code /openapi.yaml} names exactly the calls below {@code /api} that the application takes. */
class ApiRoutesTest {
    private static final String BASE =
            ApiApplication.class.getAnnotation(ApplicationPath.class).value();

    /** Sent by servlets, block by block, as their readers can take them. */
    private static final Set<String> FILES = Set.of("GET /api/v1/jobs/{}/download");

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Test
    void describesTheCallsThatTheApplicationTakes() {
        assertThat(described()).isNotEmpty().containsExactlyElementsOf(taken());
    }

    private static Set<String> taken() {
        Set<String> calls = new TreeSet<>(FILES);
        new ApiApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .forEach(type -> Arrays.stream(type.getMethods()).forEach(method -> httpMethods(method)
                                .forEach(http -> calls.add(http + " " + withoutNames(pathOf(type, method))))));
        return calls;
    }

    private static Stream<String> httpMethods(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .filter(METHODS::contains);
    }

    private static String pathOf(Class<?> type, Method method) {
        Path path = method.getAnnotation(Path.class);
        return BASE + type.getAnnotation(Path.class).value() + (path == null ? "" : path.value());
    }

    private static Set<String> described() {
        Map<String, Map<String, Map<String, Object>>> api = new Yaml().load(ApiDescription.text());
        Set<String> calls = new TreeSet<>();
        api.get("paths").forEach((path, item) -> item.keySet().stream()
                .map(key -> key.toUpperCase(Locale.ROOT))
                .filter(METHODS::contains)
                .filter(method -> path.startsWith(BASE + "/"))
                .forEach(method -> calls.add(method + " " + withoutNames(path))));
        return calls;
    }

    /** What a part of a path is called, and which shape it must have, is nobody's business but the page's. */
    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^/]*}", "{}");
    }
}
