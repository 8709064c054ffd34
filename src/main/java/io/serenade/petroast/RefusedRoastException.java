package io.serenade.petroast;

/** A roast that cannot be made of what was sent, for a reason that the caller should show to a person. */
public final class RefusedRoastException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String suggestion;

    /** Why, for programs. */
    public enum Reason {
        NO_PETS_DETECTED,
        /** The address leads to nothing that can be fetched. */
        IMAGE_UNREACHABLE,
        /** It was fetched and is no picture or clip that can be used. */
        UNSUPPORTED_MEDIA,
        /** Nobody can look at pictures here. */
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
