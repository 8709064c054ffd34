package io.serenade.providers;

import io.serenade.platform.PublicAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells by the text of a host alone, without looking it up, whether it can be one of the public Internet. Whatever ends in
 * a number is an IPv4 address (the URL standard of WHATWG, "ends in a number checker"); the short, octal and hexadecimal ways
 * to write one mean different hosts to different programs, so none of them is taken.
 */
final class PublicHost {
    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    private static final Pattern PLAIN_IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /** Names of private networks: RFC 6761, 6762, 8375, and what people and clouds use besides. */
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

    /** Of an address as text, which nobody is asked for. */
    private static boolean isPublicLiteral(String literal) {
        try {
            return PublicAddress.isPublic(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            // An interface of this machine that it does not have: fe80::1%eth9.
            return false;
        }
    }
}
