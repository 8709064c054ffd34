package io.serenade.site.accounts;

import io.serenade.site.theme.Palette;

/**
 * What the message with a link for a new password says.
 *
 * @param link where it leads, as people reach it
 * @param unasked what to do for somebody who did not ask for it
 */
public record ResetLetter(
        String language,
        String brand,
        String title,
        String text,
        String linkText,
        String link,
        String unasked,
        Palette palette) {

    /** The message as plain text. */
    String plain() {
        return String.join("\n\n", title, text, linkText + ":\n" + link, unasked, "-- \n" + brand) + "\n";
    }
}
