package io.serenade.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** An object in a bucket. Reading it fails if the object has been replaced since it was found. */
record S3Media(S3Client s3, String bucket, String name, long size, Instant changedAt, String etag)
        implements StoredMedia {

    @Override
    public InputStream open(long first, long length) throws IOException {
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        GetObjectRequest piece = GetObjectRequest.builder()
                .bucket(bucket)
                .key(name)
                .range("bytes=" + first + "-" + (first + length - 1))
                .ifMatch(etag)
                .build();
        try {
            return new BoundedInputStream(S3Failure.ask(() -> s3.getObject(piece)), length);
        } catch (NoSuchKeyException e) {
            throw new IOException("The object " + name + " was deleted a moment ago", e);
        }
    }
}
