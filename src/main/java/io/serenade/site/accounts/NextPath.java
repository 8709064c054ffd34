package io.serenade.site.accounts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a visitor is sent after signing in: an absolute path of this site. Anything that a browser might read as
 * the address of another site is refused, so that nobody can be sent elsewhere by a link to our own page.
 */
record NextPath(String value) {
    /** Printable ASCII without a backslash, which browsers read as a slash; line breaks and tabs they leave out. */
    private static final Pattern OWN = Pattern.compile("/(?!/)[!-\\[\\]-~]{0,2000}");

    /** @param parameter as the address has it, decoded, or null */
    static Optional<NextPath> parse(String parameter) {
        return Optional.ofNullable(parameter)
                .filter(path -> OWN.matcher(path).matches())
                .map(NextPath::new);
    }

    /** The query string that passes it on to another page. */
    String query() {
        return "?next=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
