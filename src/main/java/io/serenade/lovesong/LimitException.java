package io.serenade.lovesong;

import io.serenade.platform.limits.Limits.Verdict;

/** A limit is used up. */
public class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Verdict verdict;

    /** Which limit. */
    public enum Kind {
        /** Songs of one browser, in total. */
        COOKIE,
        /** Calls of one address within an hour. */
        ADDRESS
    }

    public LimitException(Kind kind, Verdict verdict) {
        super("The " + kind + " limit of " + verdict.limit() + " is used up.");
        this.kind = kind;
        this.verdict = verdict;
    }

    public Kind kind() {
        return kind;
    }

    public Verdict verdict() {
        return verdict;
    }
}
