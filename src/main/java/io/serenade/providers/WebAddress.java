package io.serenade.providers;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads addresses as every browser does (the URL standard of WHATWG, "basic URL parser"): forbidden characters are
 * encoded, line ends are removed, and the scheme may have capitals. Nothing before the path is changed, so an address
 * never leads to a different host.
 */
public final class WebAddress {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("//[^/?#]*");
    private static final Pattern LOOSE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** What {@link URI} accepts after the host without encoding. */
    private static final String TAKEN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%";

    private WebAddress() {}

    /** The address in a text; empty if no browser could open it. */
    public static Optional<URI> of(String text) {
        return parse(text).filter(URI::isAbsolute);
    }

    /** The same for a text that may be relative to an address. */
    public static Optional<URI> of(URI base, String text) {
        return parse(text).map(base::resolve);
    }

    private static Optional<URI> parse(String text) {
        String line = text.replaceAll("[\\t\\r\\n]", "").strip();
        Matcher scheme = SCHEME.matcher(line);
        String start = scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) + ":" : "";
        String rest = scheme.matches() ? scheme.group(2) : line;
        Matcher authority = AUTHORITY.matcher(rest);
        if (authority.lookingAt()) {
            start += authority.group();
            rest = rest.substring(authority.end());
        }
        try {
            return Optional.of(new URI(start + encoded(rest)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String rest) {
        StringBuilder encoded = new StringBuilder();
        LOOSE_PERCENT.matcher(rest).replaceAll("%25").codePoints().forEach(letter -> {
            if (TAKEN.indexOf(letter) >= 0) {
                encoded.appendCodePoint(letter);
            } else {
                for (byte octet : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xFF));
                }
            }
        });
        return encoded.toString();
    }
}
