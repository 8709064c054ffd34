package io.serenade.operators;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What pages count. */
public enum PageEvent {
    /** A form was opened. */
    OPENED,
    /** Somebody began to fill it in. */
    STARTED,
    /** A result was opened. */
    SEEN,
    /** It was played. */
    PLAYED,
    /** It was sent on, or its link was copied. */
    SHARED,
    /** It was downloaded. */
    DOWNLOADED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PageEvent> of(String word) {
        return Arrays.stream(values())
                .filter(event -> event.word().equals(word))
                .findFirst();
    }
}
