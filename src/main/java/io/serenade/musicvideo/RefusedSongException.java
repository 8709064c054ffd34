package io.serenade.musicvideo;

/** A file that is no song we can use. Its message is one sentence for whoever sent it. */
public final class RefusedSongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedSongException(String sentence) {
        super(sentence);
    }

    RefusedSongException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
