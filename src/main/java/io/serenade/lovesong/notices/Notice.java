package io.serenade.lovesong.notices;

import io.serenade.site.theme.Palette;

/**
 * What a message says.
 *
 * @param link where it leads, as visitors reach it
 * @param linkText the text of the link
 * @param once a sentence that says why this message was sent and that no other will follow
 */
public record Notice(
        String language,
        String brand,
        String title,
        String text,
        String linkText,
        String link,
        String once,
        Palette palette) {

    /** The message as plain text. */
    String plain() {
        return String.join("\n\n", title, text, linkText + ":\n" + link, "-- \n" + brand + "\n" + once) + "\n";
    }
}
