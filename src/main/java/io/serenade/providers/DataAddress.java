package io.serenade.providers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A file inside a {@code data:} address (RFC 2397), in base64. */
final class DataAddress {
    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64";

    private DataAddress() {}

    static boolean isOne(URI address) {
        return "data".equalsIgnoreCase(address.getScheme());
    }

    static boolean isOne(String address) {
        return address.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** @throws IOException when it is not in base64 */
    static InputStream open(URI address) throws IOException {
        return new ByteArrayInputStream(decode(SCHEME + address.getRawSchemeSpecificPart()));
    }

    /** @throws IOException when it is not in base64 */
    static byte[] decode(String address) throws IOException {
        int comma = address.indexOf(',');
        if (comma < 0 || !address.substring(0, comma).endsWith(BASE64)) {
            throw new IOException("The data are not in base64");
        }
        String letters = address.substring(comma + 1);
        if (letters.indexOf('%') >= 0) {
            letters = letters.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
        }
        try {
            return Base64.getDecoder().decode(letters.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new IOException("The data are not in base64", e);
        }
    }
}
