package io.serenade.petroast;

/** A roast that cannot be made from what was sent; the message is for a person. */
public final class RefusedRoastException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String suggestion;

    /** Why, for programs. */
    public enum Reason {
        NO_PETS_DETECTED,
        /** The address cannot be fetched. */
        IMAGE_UNREACHABLE,
        /** It was fetched but is not a usable picture or clip. */
        UNSUPPORTED_MEDIA,
        /** Detection is unavailable. */
        DETECTOR_UNAVAILABLE
    }

    /** @param suggestion what the person can do, as a sentence */
    public RefusedRoastException(Reason reason, String message, String suggestion, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.suggestion = suggestion;
    }

    public Reason reason() {
        return reason;
    }

    public String suggestion() {
        return suggestion;
    }
}
