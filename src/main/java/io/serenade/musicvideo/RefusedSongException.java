package io.serenade.musicvideo;

/** A file that is not a usable song. Its message is one sentence for the sender. */
public final class RefusedSongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedSongException(String sentence) {
        super(sentence);
    }

    RefusedSongException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
