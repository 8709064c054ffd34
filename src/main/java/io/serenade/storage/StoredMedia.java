package io.serenade.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** A medium that is there, as it was when it was found. */
public interface StoredMedia {
    /** Bytes. */
    long size();

    Instant changedAt();

    /** A strong ETag with its quotes (RFC 9110, section 8.8.3): another content has another one. */
    String etag();

    /**
     * Reads a piece; its first byte is under way when this returns.
     *
     * @param first the offset of the first byte, below {@link #size}
     * @return exactly {@code length} bytes
     */
    InputStream open(long first, long length) throws IOException;
}
