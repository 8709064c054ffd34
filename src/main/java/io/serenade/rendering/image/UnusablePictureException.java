package io.serenade.rendering.image;

/** A file that is no picture we can use. The reason is for the product, which tells its callers what would do. */
public final class UnusablePictureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Reason {
        /** No picture at all, or of a format that the product does not take. */
        OTHER_FORMAT,
        /** A format that is taken, in a variety that browsers do not show. */
        OTHER_VARIETY,
        TOO_MANY_PIXELS,
        /** Built so that decoding it costs far more than a picture of its size needs. */
        TOO_COSTLY,
        /** The file ends before the picture does. */
        CUT_OFF,
        DAMAGED
    }

    private final Reason reason;

    UnusablePictureException(Reason reason, String message) {
        this(reason, message, null);
    }

    UnusablePictureException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
