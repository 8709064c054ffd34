package io.serenade.petroast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who writes what is said on the pictures of a roast. */
public enum CaptionStyle {
    /** The provider of videos, by the times of its own speech. */
    PROVIDER,
    /** We, in shipped fonts of every script; nobody tells us the times of the speech, so they are estimated. */
    BURNED,
    /** Nobody. */
    OFF;

    /** As callers write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CaptionStyle> find(String id) {
        return Arrays.stream(values()).filter(style -> style.id().equals(id)).findFirst();
    }

    /** All of them, for messages. */
    public static String list() {
        return Arrays.stream(values()).map(CaptionStyle::id).collect(Collectors.joining(", "));
    }
}
