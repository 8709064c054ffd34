package io.serenade.providers;

import java.net.URI;

/** Why a fetch ended that no single host is to blame for by its answer; whoever fetches says it in its own words. */
final class FetchFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    enum Kind {
        /** More redirects than are followed. */
        RING,
        /** A redirect to what is no address. */
        NO_ADDRESS,
        /** The time is over. */
        LATE
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

    /** The last address that was asked. */
    URI at() {
        return at;
    }
}
