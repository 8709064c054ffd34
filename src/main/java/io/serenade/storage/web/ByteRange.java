package io.serenade.storage.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes a visitor asks for: all, or one single range of them.
 *
 * @param length how many bytes from the first; below zero when there are none to send
 */
record ByteRange(long first, long length, boolean isPartial) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final ByteRange OUTSIDE = new ByteRange(0, -1, true);

    /** A range is honoured if it is a single range and the file has not changed since the visitor's last request. */
    static ByteRange asked(HttpServletRequest request, String tag, long size) {
        String range = request.getHeader("Range");
        String condition = request.getHeader("If-Range");
        Matcher matcher = RANGE.matcher(range == null ? "" : range);
        if (!matcher.matches() || condition != null && !condition.equals(tag)) {
            return new ByteRange(0, size, false);
        }
        return within(matcher.group(1), matcher.group(2), size);
    }

    private static ByteRange within(String first, String last, long size) {
        if (first.isEmpty()) {
            long suffix = last.isEmpty() ? 0 : Math.min(size, Long.parseLong(last));
            return suffix == 0 ? OUTSIDE : new ByteRange(size - suffix, suffix, true);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        return from > to ? OUTSIDE : new ByteRange(from, to - from + 1, true);
    }

    boolean isOutside() {
        return length < 0;
    }

    long last() {
        return first + length - 1;
    }
}
