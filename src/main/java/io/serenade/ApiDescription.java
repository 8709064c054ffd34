package io.serenade;

import io.serenade.jobs.Product;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The API as OpenAPI 3.1, assembled from the core's fragment, one fragment for each product ({@code
 * openapi/<product>.yaml}) and that of the accounts. A fragment has paths and components and can be read alone;
 * components that fragments share belong to the core's.
 */
public final class ApiDescription {
    private static final String CORE = "core";
    private static final String ACCOUNTS = "accounts";
    private static final String PATHS = "paths:";
    private static final String COMPONENTS = "components:";

    /** The lines below each heading, in the order of the headings. */
    private final Map<String, StringBuilder> sections = new LinkedHashMap<>();

    private ApiDescription() {}

    public static String text() {
        Stream<String> products = Products.all().stream().map(Product::name);
        return merge(
                fragment(CORE),
                Stream.concat(products, Stream.of(ACCOUNTS))
                        .map(ApiDescription::fragment)
                        .toList());
    }

    private static String fragment(String name) {
        String file = "openapi/" + name + ".yaml";
        try (InputStream in = ApiDescription.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file + ", which describes the API of " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Products first, since most readers come for them.
     *
     * @param core the core's fragment, which also holds the document's head
     */
    static String merge(String core, List<String> products) {
        ApiDescription all = new ApiDescription();
        all.add(core.substring(0, core.indexOf(PATHS)));
        products.forEach(all::add);
        all.add(core.substring(core.indexOf(PATHS)));
        StringBuilder text = new StringBuilder();
        all.write("", "", text);
        all.write(PATHS, PATHS, text);
        text.append(COMPONENTS).append('\n');
        all.sections.keySet().stream()
                .filter(heading -> heading.startsWith("  "))
                .forEach(heading -> all.write(heading, heading, text));
        return text.toString();
    }

    /** Headings are {@code paths:} and each kind of components, which is indented by two. */
    private void add(String fragment) {
        String heading = "";
        boolean components = false;
        for (String line : fragment.stripTrailing().split("\n")) {
            if (line.equals(PATHS)) {
                heading = PATHS;
            } else if (line.equals(COMPONENTS)) {
                components = true;
            } else if (components && line.matches("  \\w+:")) {
                heading = line;
            } else if (!line.isBlank() || !components) {
                sections.computeIfAbsent(heading, none -> new StringBuilder())
                        .append(line)
                        .append('\n');
            }
        }
    }

    private void write(String section, String heading, StringBuilder text) {
        text.append(heading).append(heading.isEmpty() ? "" : "\n");
        text.append(sections.getOrDefault(section, new StringBuilder())
                        .toString()
                        .stripTrailing())
                .append("\n\n");
    }
}
