package io.serenade.platform;

import io.github.thibaultmeyer.cuid.CUID;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Identifiers that cannot be guessed: Cuid2 (24 characters, the form of the love song's API), UUIDs and random tokens. */
public final class Ids {
    private static final Pattern CUID2 = Pattern.compile("[a-z][a-z0-9]{23}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static String newCuid() {
        return CUID.randomCUID2(24).toString();
    }

    /** True only for the exact form that this application generates, so an id is always safe as a file name. */
    public static boolean isCuid(String text) {
        return text != null && CUID2.matcher(text).matches();
    }

    /** As {@link #isCuid}, for the ids of all products but the love song. */
    public static boolean isUuid(String text) {
        return text != null && UUID.matcher(text).matches();
    }

    /** 256 random bits, URL-safe. */
    public static String newToken() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 in hex, for tokens that are stored only to be recognised. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
