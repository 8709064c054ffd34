package io.serenade.lovesong.web.pages;

import java.util.Optional;

/**
 * A page that only says something: no such song, expired, erased, an error.
 *
 * @param supportCode what a visitor can quote so that an operator finds the case
 */
public record MessagePage(Kind kind, Optional<String> supportCode) {

    public static MessagePage of(Kind kind) {
        return new MessagePage(kind, Optional.empty());
    }

    /** What is said, and the HTTP status that goes with it. */
    public enum Kind {
        /** No song has this id. */
        UNKNOWN(404),
        /** The song was kept as long as promised and is erased. */
        EXPIRED(410),
        /** The song was deleted by its maker. */
        ERASED(410),
        /** The song was removed by an operator. */
        TAKEN_DOWN(410),
        /** No page has this address. */
        NOT_FOUND(404),
        /** Something broke. */
        ERROR(500),
        /** Database or storage is out. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
