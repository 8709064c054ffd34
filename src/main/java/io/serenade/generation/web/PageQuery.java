package io.serenade.generation.web;

import io.serenade.generation.GenerationStatus;
import io.serenade.generation.Generations.Entry;
import io.serenade.generation.Generations.Page;
import io.serenade.generation.Generations.Position;
import io.serenade.platform.web.Problems;
import io.serenade.platform.web.Problems.FieldError;
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

/** Which jobs to list, as the query of the address says it: status, model, created_after, created_before, limit, cursor. */
final class PageQuery {
    private static final Set<String> NAMES =
            new TreeSet<>(Set.of("status", "model", "created_after", "created_before", "limit", "cursor"));
    private static final int USUAL_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;

    private final MultivaluedMap<String, String> query;
    private final List<FieldError> errors = new ArrayList<>();

    private PageQuery(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    /** @throws WebApplicationException 422 naming each part that cannot be understood */
    static Page read(String keyId, MultivaluedMap<String, String> query) {
        return new PageQuery(query).page(keyId);
    }

    private Page page(String keyId) {
        query.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> errors.add(
                        new FieldError(name, "This is no filter. There are " + String.join(", ", NAMES) + ".")));
        Page page = new Page(
                keyId,
                part("status", GenerationStatus::find, "Must be pending, processing, retrying, completed or failed."),
                part("model", PageQuery::words, "Must be the full name of a model."),
                part("created_after", PageQuery::moment, "Must be a moment such as 2027-02-14T00:00:00Z."),
                part("created_before", PageQuery::moment, "Must be a moment such as 2027-02-14T00:00:00Z."),
                part("cursor", PageQuery::position, "Must be the next_cursor of the page before, unchanged."),
                part("limit", PageQuery::limit, "Must be a whole number from 1 to " + HIGHEST_LIMIT + ".")
                        .orElse(USUAL_LIMIT));
        if (!errors.isEmpty()) {
            throw new WebApplicationException(Problems.invalid(errors));
        }
        return page;
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

    /** Names a place in the list, opaque to callers. */
    static String cursor(Entry last) {
        String position = last.job().createdAt() + " " + last.job().id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Position> position(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            return parts.length == 2 && words(parts[1]).isPresent()
                    ? moment(parts[0]).map(createdAt -> new Position(createdAt, parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(PageQuery::canBeStored);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The database knows no moments further away. */
    private static boolean canBeStored(Instant moment) {
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= 9999;
    }

    /** The database knows no NUL. */
    private static Optional<String> words(String text) {
        return Optional.of(text).filter(words -> words.indexOf('\0') < 0);
    }

    private static Optional<Integer> limit(String text) {
        return text.matches("[1-9]\\d{0,2}")
                ? Optional.of(Integer.parseInt(text)).filter(number -> number <= HIGHEST_LIMIT)
                : Optional.empty();
    }
}
