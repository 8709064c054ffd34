package io.serenade.site.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a small file that was asked for: some players do not play sound from a server that only sends whole
 * files. Anything but one plain range (RFC 9110, section 14.1.2) is answered with everything, as the standard allows.
 *
 * @param last included
 */
record Part(int first, int last) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

    static Optional<Part> asked(String range, int size) {
        Matcher matcher = RANGE.matcher(range == null ? "" : range);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Integer.parseInt(matcher.group(2)));
        return first <= last ? Optional.of(new Part(first, last)) : Optional.empty();
    }

    int length() {
        return last - first + 1;
    }

    String of(int size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
