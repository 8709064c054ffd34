package io.serenade.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** A stored file, as it was when it was found. */
public interface StoredMedia {
    /** The length in bytes. */
    long size();

    Instant changedAt();

    /** A strong ETag with its quotes (RFC 9110, section 8.8.3): different content has a different one. */
    String etag();

    /**
     * Reads a part; its first byte has been requested when this returns.
     *
     * @param first the offset of the first byte, below {@link #size}
     * @return exactly {@code length} bytes
     */
    InputStream open(long first, long length) throws IOException;
}
