package io.serenade.jobs.web;

import io.serenade.jobs.webhooks.OutboundDeliveries.Page;
import io.serenade.jobs.webhooks.OutboundDelivery;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.Problems.FieldError;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which webhooks to list, as the query of the address says it: job_id, limit, cursor. */
public final class DeliveryQuery {
    private static final TreeSet<String> NAMES = new TreeSet<>(List.of("job_id", "limit", "cursor"));
    private static final int USUAL_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;

    private DeliveryQuery() {}

    /** @throws WebApplicationException 422 naming each part that cannot be understood */
    static Page read(MultivaluedMap<String, String> query) {
        List<FieldError> errors = new ArrayList<>();
        query.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> errors.add(
                        new FieldError(name, "This is no filter. There are " + String.join(", ", NAMES) + ".")));
        Optional<String> jobId = Optional.ofNullable(query.getFirst("job_id"));
        if (jobId.filter(id -> id.indexOf('\0') >= 0).isPresent()) {
            errors.add(new FieldError("job_id", "Must be the id of a job."));
        }
        Optional<Long> before = Optional.ofNullable(query.getFirst("cursor")).flatMap(DeliveryQuery::position);
        if (before.isEmpty() && query.containsKey("cursor")) {
            errors.add(new FieldError("cursor", "Must be the next_cursor of the page before, unchanged."));
        }
        String limit = Optional.ofNullable(query.getFirst("limit")).orElse(Integer.toString(USUAL_LIMIT));
        if (!limit.matches("[1-9]\\d?|" + HIGHEST_LIMIT)) {
            errors.add(new FieldError("limit", "Must be a whole number from 1 to " + HIGHEST_LIMIT + "."));
        }
        if (!errors.isEmpty()) {
            throw new WebApplicationException(Problems.invalid(errors));
        }
        return new Page(jobId, before, Integer.parseInt(limit));
    }

    /** Encodes a position in the list, opaque to callers. */
    static String cursor(OutboundDelivery last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(last.id()).getBytes(StandardCharsets.UTF_8));
    }

    public static Optional<Long> position(String cursor) {
        try {
            String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return id.matches("[1-9]\\d{0,17}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
