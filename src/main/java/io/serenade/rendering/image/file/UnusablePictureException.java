package io.serenade.rendering.image.file;

/** A file that is not a usable picture. The reason is for the product, which tells its callers what is needed. */
public final class UnusablePictureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Reason {
        /** Not a picture, or of a format that the product does not accept. */
        OTHER_FORMAT,
        /** An accepted format, in a variety that browsers do not show. */
        OTHER_VARIETY,
        TOO_MANY_PIXELS,
        /** Built so that decoding it costs far more than a picture of its size needs. */
        TOO_COSTLY,
        /** The file ends before the picture does. */
        CUT_OFF,
        DAMAGED
    }

    private final Reason reason;

    public UnusablePictureException(Reason reason, String message) {
        this(reason, message, null);
    }

    public UnusablePictureException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
