package io.serenade.providers;

import io.serenade.platform.settings.PublicAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells from the text of a host alone, without a look-up, whether it can be a public Internet host. Whatever ends in a
 * number is an IPv4 address (the URL standard of WHATWG, "ends in a number checker"); short, octal and hexadecimal
 * notations mean different hosts to different programs, so none of them is accepted.
 */
final class PublicHost {
    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    private static final Pattern PLAIN_IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /** Names of private networks: RFC 6761, 6762, 8375, and other names that people and clouds use. */
    private static final List<String> PRIVATE_DOMAINS = List.of(
            ".localhost",
            ".local",
            ".localdomain",
            ".internal",
            ".intranet",
            ".private",
            ".corp",
            ".home",
            ".lan",
            ".home.arpa");

    private PublicHost() {}

    static boolean isPossible(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return isPublicLiteral(host);
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (NUMBER.matcher(last).matches()) {
            return PLAIN_IPV4.matcher(name).matches() && isPublicLiteral(name);
        }
        return name.contains(".") && PRIVATE_DOMAINS.stream().noneMatch(name::endsWith);
    }

    /** Whether an address in text form is public; no look-up is made. */
    private static boolean isPublicLiteral(String literal) {
        try {
            return PublicAddress.isPublic(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            // An interface of this machine that it does not have: fe80::1%eth9.
            return false;
        }
    }
}
