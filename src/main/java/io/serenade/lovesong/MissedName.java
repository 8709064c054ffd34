package io.serenade.lovesong;

import java.util.Optional;

/**
 * A name that is not sung as it is written, which is why another song was requested.
 *
 * @param instead what it sings in its place, if that is clear
 */
public record MissedName(String name, Optional<String> instead, SecondTake take) {
    /** Whether visitors are told about it. */
    public boolean isTold() {
        return take != SecondTake.NOT_MADE;
    }
}
