package io.serenade.providers;

import java.net.URI;

/** Why a fetch failed, if not because of a host's answer; the caller words the message. */
final class FetchFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    enum Kind {
        /** More redirects than are followed. */
        TOO_MANY_REDIRECTS,
        /** A redirect to an invalid address. */
        BAD_REDIRECT,
        /** The deadline passed. */
        TIMED_OUT
    }

    private final Kind kind;
    private final transient URI at;

    FetchFault(Kind kind, URI at, Throwable cause) {
        super(kind + " at " + at.getHost(), cause);
        this.kind = kind;
        this.at = at;
    }

    Kind kind() {
        return kind;
    }

    /** The last address that was requested. */
    URI at() {
        return at;
    }
}
