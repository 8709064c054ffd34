package io.serenade.musicvideo.analysis;

/** A file is not a usable beat network; the message continues a sentence after "which". */
final class UnusableBeatModelException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableBeatModelException(String message) {
        super(message);
    }

    UnusableBeatModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
