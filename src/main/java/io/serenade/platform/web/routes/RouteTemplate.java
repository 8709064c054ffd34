package io.serenade.platform.web.routes;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A path as {@code @Path} writes it, such as {@code /jobs/{id}/events}, compared part by part. */
final class RouteTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::(.*))?}");

    private final List<Pattern> parts;
    private final int literals;

    RouteTemplate(String template) {
        List<String> written = partsOf(template);
        parts = written.stream().map(RouteTemplate::patternOf).toList();
        literals = (int) written.stream().filter(part -> !part.contains("{")).count();
    }

    private static Pattern patternOf(String part) {
        var variable = VARIABLE.matcher(part);
        if (!variable.matches()) {
            return Pattern.compile(Pattern.quote(part));
        }
        return Pattern.compile(
                variable.group(1) == null ? ".+" : variable.group(1).strip());
    }

    /** The parts between slashes, without matrix parameters; extra slashes are ignored, as in JAX-RS. */
    static List<String> partsOf(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> part.contains("{") ? part : part.replaceFirst(";.*", ""))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    boolean matches(List<String> path) {
        return path.size() == parts.size() && commonWith(path) == parts.size();
    }

    /** How many leading parts agree. */
    int commonWith(List<String> path) {
        int common = 0;
        while (common < Math.min(path.size(), parts.size())
                && parts.get(common).matcher(path.get(common)).matches()) {
            common++;
        }
        return common;
    }

    /** If two templates match, JAX-RS takes the one with more literal parts. */
    int literals() {
        return literals;
    }
}
