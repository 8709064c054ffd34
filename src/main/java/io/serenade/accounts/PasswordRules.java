package io.serenade.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are accepted: 8 to 128 characters of any kind, but none from the list of common passwords (ASVS 6.2).
 * There are no rules about digits and symbols, which make passwords hard to remember and easy to guess.
 */
public final class PasswordRules {
    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private static final String LIST = "common-passwords.txt";

    private final Set<String> denied;

    private PasswordRules(Set<String> denied) {
        this.denied = denied;
    }

    /** In lower case; the licence file next to the list names its source. */
    static PasswordRules withDenyList() {
        try (InputStream in = PasswordRules.class.getResourceAsStream(LIST)) {
            return new PasswordRules(new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + LIST, e);
        }
    }

    static PasswordRules lengthOnly() {
        return new PasswordRules(Set.of());
    }

    /** The normalised text, independent of how a keyboard composes accents. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /**
     * What is wrong with a new password, as a sentence for the person who chose it.
     *
     * @param email whose password it is to be
     */
    Optional<String> problemOf(String password, String email) {
        String text = normal(password);
        int characters = text.codePointCount(0, text.length());
        if (characters < SHORTEST || characters > LONGEST) {
            return Optional.of("Password must have " + SHORTEST + " to " + LONGEST + " characters.");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (denied.contains(lower)) {
            return Optional.of("This password is on the lists that attackers try first. Please choose another one.");
        }
        String address = email.toLowerCase(Locale.ROOT);
        return lower.equals(address) || lower.equals(address.substring(0, address.lastIndexOf('@')))
                ? Optional.of("Please choose a password that is not your e-mail address.")
                : Optional.empty();
    }
}
