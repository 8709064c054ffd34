package io.serenade.lovesong;

import java.util.Optional;

/**
 * A name that a song does not sing as it is written, and so made us ask for another.
 *
 * @param instead what it sings in its place, if that is clear
 */
public record MissedName(String name, Optional<String> instead, SecondTake take) {
    /** Whether there is anything to tell. */
    public boolean isTold() {
        return take != SecondTake.NOT_MADE;
    }
}
