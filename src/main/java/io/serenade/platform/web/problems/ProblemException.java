package io.serenade.platform.web.problems;

/**
 * A request that must be refused, in whichever form the address called answers its failures (see {@link
 * ErrorResponses}).
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    /** @param detail one sentence for the caller that says how to fix it */
    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }
}
