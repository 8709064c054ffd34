package io.serenade.operators.web;

import io.serenade.operators.JobFilter;
import io.serenade.operators.JobFilter.Position;
import io.serenade.operators.JobFilter.Standing;
import io.serenade.operators.ListedJob;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which jobs a list shows, as its address says it; invalid parameters are ignored. What is done to jobs is read by
 * {@link ActOrder}.
 */
public record JobQuery(JobFilter filter, Optional<Position> after) {
    static final int LONGEST = 100;

    /** @param parameter the value of a parameter, or null */
    static JobQuery read(UnaryOperator<String> parameter) {
        return new JobQuery(
                new JobFilter(
                        text(parameter, "q"),
                        text(parameter, "product"),
                        text(parameter, "state").flatMap(Standing::of),
                        text(parameter, "stage"),
                        text(parameter, "reason")),
                text(parameter, "cursor").flatMap(JobQuery::position));
    }

    private static Optional<String> text(UnaryOperator<String> parameter, String name) {
        return Optional.ofNullable(parameter.apply(name)).flatMap(JobQuery::text);
    }

    /** The text to search for; the database cannot store NUL characters. */
    static Optional<String> text(String said) {
        return Optional.of(said.strip())
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST && value.indexOf('\0') < 0);
    }

    /** The parameters of the filter, for forms and addresses. */
    public static Map<String, String> parameters(JobFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        filter.text().ifPresent(value -> parameters.put("q", value));
        filter.product().ifPresent(value -> parameters.put("product", value));
        filter.standing().ifPresent(value -> parameters.put("state", value.word()));
        filter.stage().ifPresent(value -> parameters.put("stage", value));
        filter.reason().ifPresent(value -> parameters.put("reason", value));
        return parameters;
    }

    /** The address of the list with this filter. */
    public static String address(JobFilter filter, Optional<String> cursor) {
        Map<String, String> parameters = parameters(filter);
        cursor.ifPresent(value -> parameters.put("cursor", value));
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "/admin/jobs" + (query.isEmpty() ? "" : "?" + query);
    }

    /** Names a place in the list, opaque to whoever gets it. */
    public static String cursor(ListedJob last) {
        String position = last.createdAt() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Position> position(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            return parts.length == 2 && parts[1].indexOf('\0') < 0
                    ? Optional.of(new Position(Instant.parse(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
