package io.serenade.lovesong;

/** A photo that cannot be used; the message says what is needed. */
public class PhotoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PhotoException(String message) {
        super(message);
    }

    public PhotoException(String message, Throwable cause) {
        super(message, cause);
    }
}
