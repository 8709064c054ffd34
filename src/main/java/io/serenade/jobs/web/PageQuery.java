package io.serenade.jobs.web;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobList.Condition;
import io.serenade.jobs.JobList.Page;
import io.serenade.jobs.JobList.Position;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.Problems.FieldError;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which jobs to list, from the query string: status, created_after, created_before, limit, cursor, and the filters of
 * the products.
 */
final class PageQuery {
    private static final Set<String> COMMON = Set.of("status", "created_after", "created_before", "limit", "cursor");
    private static final int USUAL_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;

    private final MultivaluedMap<String, String> query;
    private final List<JobRepresentation> products;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();

    private PageQuery(MultivaluedMap<String, String> query, List<JobRepresentation> products) {
        this.query = query;
        this.products = products;
    }

    /** @throws WebApplicationException 422 naming each part that cannot be understood */
    static Page read(String owner, MultivaluedMap<String, String> query, List<JobRepresentation> products) {
        return new PageQuery(query, products).page(owner);
    }

    private Page page(String owner) {
        Set<String> names = new TreeSet<>(COMMON);
        products.forEach(product -> names.addAll(product.filters().keySet()));
        query.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> errors.add(
                        new FieldError(name, "This is no filter. There are " + String.join(", ", names) + ".")));
        part("status", this::inStatus, statusesExpected()).ifPresent(conditions::add);
        products.forEach(
                product -> product.filters().forEach((name, filter) -> part(name, PageQuery::words, filter.expected())
                        .map(text -> filtered(product, filter.condition(), text))
                        .ifPresent(conditions::add)));
        part("created_after", PageQuery::timestamp, "Must be a moment such as 2027-02-14T00:00:00Z.")
                .ifPresent(timestamp -> conditions.add(Condition.of("j.created_at >= ?", timestamp)));
        part("created_before", PageQuery::timestamp, "Must be a moment such as 2027-02-14T00:00:00Z.")
                .ifPresent(timestamp -> conditions.add(Condition.of("j.created_at < ?", timestamp)));
        Page page = new Page(
                owner,
                products.stream().map(JobRepresentation::product).toList(),
                conditions,
                part("cursor", PageQuery::position, "Must be the next_cursor of the page before, unchanged."),
                part("limit", PageQuery::limit, "Must be a whole number from 1 to " + HIGHEST_LIMIT + ".")
                        .orElse(USUAL_LIMIT));
        if (!errors.isEmpty()) {
            throw new WebApplicationException(Problems.invalid(errors));
        }
        return page;
    }

    /** A status means what each product defines for it; empty for a status of no product. */
    private Optional<Condition> inStatus(String word) {
        List<JobRepresentation> meant = products.stream()
                .filter(product -> product.statuses().containsKey(word))
                .toList();
        return meant.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition(
                        meant.stream()
                                .map(product -> "j.product = ? and ("
                                        + product.statuses().get(word) + ")")
                                .collect(Collectors.joining(" or ")),
                        meant.stream().<Object>map(JobRepresentation::product).toList()));
    }

    private String statusesExpected() {
        List<String> words = products.stream()
                .flatMap(product -> product.statuses().keySet().stream())
                .distinct()
                .toList();
        int last = words.size() - 1;
        return "Must be " + String.join(", ", words.subList(0, last)) + " or " + words.get(last) + ".";
    }

    /** The filter of one product excludes the jobs of all others. */
    private static Condition filtered(JobRepresentation product, String condition, String text) {
        return Condition.of("j.product = ? and (" + condition + ")", product.product(), text);
    }

    private <T> Optional<T> part(String name, Function<String, Optional<T>> parse, String expected) {
        String text = query.getFirst(name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = parse.apply(text);
        if (value.isEmpty()) {
            errors.add(new FieldError(name, expected));
        }
        return value;
    }

    /** Encodes a position in the list, opaque to callers. */
    static String cursor(Job last) {
        String position = last.createdAt() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Position> position(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            return parts.length == 2 && words(parts[1]).isPresent()
                    ? timestamp(parts[0]).map(createdAt -> new Position(createdAt, parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> timestamp(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(PageQuery::canBeStored);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The database cannot store timestamps outside this range. */
    private static boolean canBeStored(Instant timestamp) {
        int year = timestamp.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= 9999;
    }

    /** The database cannot store NUL characters. */
    private static Optional<String> words(String text) {
        return Optional.of(text).filter(words -> words.indexOf('\0') < 0);
    }

    private static Optional<Integer> limit(String text) {
        return text.matches("[1-9]\\d{0,2}")
                ? Optional.of(Integer.parseInt(text)).filter(number -> number <= HIGHEST_LIMIT)
                : Optional.empty();
    }
}
