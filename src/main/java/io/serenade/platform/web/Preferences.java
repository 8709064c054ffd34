package io.serenade.platform.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preferences of a caller (RFC 7240); unknown or malformed ones are ignored, as the RFC requires.
 *
 * @param respondAsync prefers an immediate answer to a result
 * @param longest prefers a result, if it comes within this time
 */
public record Preferences(boolean respondAsync, Optional<Duration> longest) {
    public static final String HEADER = "Prefer";
    public static final String APPLIED = "Preference-Applied";
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(300);

    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,9})\"?");

    /** @param headers all headers of that name; if a preference is repeated, the first one counts */
    public static Preferences of(Collection<String> headers) {
        boolean async = false;
        Optional<Duration> wait = Optional.empty();
        for (String header : headers) {
            for (String preference : Arrays.asList(header.split(","))) {
                String name = preference.replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
                Matcher waiting = WAIT.matcher(name);
                async |= name.equals("respond-async");
                if (wait.isEmpty() && waiting.matches()) {
                    wait = Optional.of(Duration.ofSeconds(Long.parseLong(waiting.group(1))));
                }
            }
        }
        return new Preferences(async, wait.map(Preferences::bounded));
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** The value of {@link #APPLIED} for an answer that honoured the preferences; empty if there were none. */
    public Optional<String> applied() {
        return longest.map(time -> "wait=" + time.toSeconds())
                .or(() -> respondAsync ? Optional.of("respond-async") : Optional.empty());
    }
}
