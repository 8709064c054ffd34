package io.serenade.sandbox.replicate;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header with which a caller asks for an answer only when the prediction is done: {@code wait} or {@code wait=5}.
 */
final class PreferWait {
    static final String HEADER = "Prefer";
    private static final int LONGEST_SECONDS = 60;
    private static final Pattern FORM = Pattern.compile("wait(?:=([1-9]\\d?))?");

    private PreferWait() {}

    static Duration parse(String header) {
        Matcher form = FORM.matcher(header == null ? "" : header.strip());
        if (!form.matches()) {
            return Duration.ZERO;
        }
        int seconds = form.group(1) == null ? LONGEST_SECONDS : Integer.parseInt(form.group(1));
        return Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS));
    }
}
