package io.serenade.lovesong.stories;

import java.util.Locale;

/** How far a song's story is; the words of the API in lower case. */
public enum StoryState {
    /** Nobody asked for it. */
    NONE,
    WAITING,
    MAKING,
    READY,
    /** It could not be made; whoever asks again may have it tried again, a few times. */
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
