package io.serenade.platform.telemetry;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trace of W3C's Trace Context, which links what belongs together across services and crashes. A caller's trace is
 * adopted, stored with its job, and passed on with our own calls. While a thread works for a trace, it is the thread's
 * current one.
 *
 * @param id 32 hexadecimal digits
 * @param flags two hexadecimal digits, as the caller set them
 */
public record Trace(String id, String flags) {
    public static final String HEADER = "traceparent";

    /** Later versions may have more parts after these four. */
    private static final Pattern FORM = Pattern.compile(
            "(?!ff)(?<version>[0-9a-f]{2})-(?<id>(?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-(?<flags>[0-9a-f]{2})(?<more>-.*)?");

    private static final String RECORDED = "01";
    private static final ThreadLocal<Trace> CURRENT = new ThreadLocal<>();

    /** @param header the header {@code traceparent}, or null; an invalid one counts as none */
    public static Optional<Trace> parse(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(header.strip());
        boolean known = form.matches()
                && (form.group("more") == null || !form.group("version").equals("00"));
        return known ? Optional.of(new Trace(form.group("id"), form.group("flags"))) : Optional.empty();
    }

    public static Trace begin() {
        return new Trace(random() + random(), RECORDED);
    }

    /** The value of the header {@code traceparent} for one call, which gets an id of its own. */
    public String header() {
        return "00-" + id + "-" + random() + "-" + flags;
    }

    public static Optional<Trace> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Makes a trace the current one of this thread; empty for none. */
    public static void enter(Optional<Trace> trace) {
        trace.ifPresentOrElse(CURRENT::set, CURRENT::remove);
    }

    private static String random() {
        // Zero would be no valid number.
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
