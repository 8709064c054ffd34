package io.serenade.site;

import java.util.Optional;

/**
 * A page with a message: no such song, expired, erased, an error.
 *
 * @param supportCode what a visitor can quote so that an operator finds the case
 * @param erased the id of the job that was erased, whose receipt can be had
 * @param words where the texts lie that say it: {@code message} for a song, {@code clip} for what is made of a photo
 */
public record MessagePage(Kind kind, Optional<String> supportCode, String words, Optional<String> erased) {

    public static MessagePage of(Kind kind) {
        return new MessagePage(kind, Optional.empty(), "message", Optional.empty());
    }

    /** A message about a clip. */
    public static MessagePage ofClip(Kind kind) {
        return new MessagePage(kind, Optional.empty(), "clip", Optional.empty());
    }

    /** A message about a film. */
    public static MessagePage ofFilm(Kind kind) {
        return new MessagePage(kind, Optional.empty(), "film", Optional.empty());
    }

    /** The page of a job that was erased. */
    public MessagePage erased(String jobId) {
        return new MessagePage(kind, supportCode, words, Optional.of(jobId));
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
        /** Only for those who are signed in. */
        SIGN_IN(401),
        /** Not for this visitor, or not from another site. */
        FORBIDDEN(403),
        /** Too much was asked for in too short a time. */
        TOO_MANY(429),
        /** The request cannot be understood or met. */
        REFUSED(400),
        /** Something broke. */
        ERROR(500),
        /** Database or storage is unavailable. */
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
