package io.serenade.sandbox.replicate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header by which a prediction is given a deadline: {@code 30}, {@code 90s}, {@code 1h30m}. */
final class CancelAfter {
    static final String HEADER = "Cancel-After";
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s?)?");

    private CancelAfter() {}

    static Optional<Duration> parse(String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(header.strip());
        if (form.matches()) {
            Duration time = Duration.ofHours(number(form.group(1)))
                    .plusMinutes(number(form.group(2)))
                    .plusSeconds(number(form.group(3)));
            if (time.compareTo(SHORTEST) >= 0) {
                return Optional.of(time);
            }
        }
        throw ReplicateErrors.invalid(List.of(new InvalidField(
                "format", HEADER, "Must be a duration of at least 5 seconds such as 30s, 5m or 1h30m")));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
