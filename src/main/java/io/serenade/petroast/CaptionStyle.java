package io.serenade.petroast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who writes the captions into the video of a roast. */
public enum CaptionStyle {
    /** The provider of videos, by the times of its own speech. */
    PROVIDER,
    /** We, in shipped fonts of every script; the times of the speech are unknown, so they are estimated. */
    BURNED,
    /** Nobody. */
    OFF;

    /** The word that callers write. */
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
