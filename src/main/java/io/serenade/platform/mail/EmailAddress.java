package io.serenade.platform.mail;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address. It prints as stars, so that it never gets into a log by accident.
 *
 * @param reveal in the form that mail servers take: the domain in ASCII
 */
public record EmailAddress(String reveal) {
    private static final int LONGEST = 254;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    /** Parses what a person typed; empty if it is not a valid public e-mail address. */
    public static Optional<EmailAddress> parse(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || text.length() > LONGEST) {
            return Optional.empty();
        }
        String domain = ascii(text.substring(at + 1));
        boolean good = LOCAL.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(domain).matches()
                && at + 1 + domain.length() <= LONGEST;
        return good ? Optional.of(new EmailAddress(text.substring(0, at) + "@" + domain)) : Optional.empty();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "*****";
    }
}
