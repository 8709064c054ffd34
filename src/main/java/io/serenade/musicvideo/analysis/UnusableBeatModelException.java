package io.serenade.musicvideo.analysis;

/** A file is no network that hears beats; the message goes on from "which". */
final class UnusableBeatModelException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableBeatModelException(String message) {
        super(message);
    }

    UnusableBeatModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
