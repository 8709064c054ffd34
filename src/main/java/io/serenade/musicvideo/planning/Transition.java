package io.serenade.musicvideo.planning;

import java.util.Locale;

/** How one shot gives way to the next. */
public enum Transition {
    CUT,
    CROSSFADE,
    /** Out to black and in again; of the last shot, out to black. */
    FADE;

    /** Its name in plans: {@code crossfade}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
