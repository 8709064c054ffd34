package io.serenade.lovesong;

import java.util.Locale;

/** A song of the same record: one that a song answers, directly or over others, or one that answers it. */
public record LinkedSong(String sessionId, String petName, String ownerName, Place place) {
    /** Where in a chain of answers a song stands, seen from another one. */
    public enum Place {
        /** The chain begins with it. */
        FIRST,
        /** It came before, and is an answer itself. */
        EARLIER,
        /** It is an answer. */
        ANSWER;

        /** The word in the keys of its texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
