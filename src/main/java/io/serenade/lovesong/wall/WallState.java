package io.serenade.lovesong.wall;

import java.util.Locale;

/** Whether a song is on the wall; the words of the API in lower case. */
public enum WallState {
    /** Nobody asked. */
    NONE,
    /** Its maker asked; the operator has not looked yet. */
    WAITING,
    /** It is on the wall. */
    SHOWN,
    /** The operator does not want it there. */
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
