package io.serenade.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** A stored file. Its ETag is made of timestamp and size, because a file is only ever replaced as a whole. */
record LocalMedia(Path path, long size, Instant changedAt) implements StoredMedia {

    /** Empty when it has just been deleted. */
    static Optional<StoredMedia> find(Path path) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(
                    new LocalMedia(path, file.size(), file.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public String etag() {
        return "\"" + Long.toHexString(changedAt.toEpochMilli()) + "-" + Long.toHexString(size) + "\"";
    }

    @Override
    public InputStream open(long first, long length) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path);
        channel.position(first);
        return new BoundedInputStream(Channels.newInputStream(channel), length);
    }
}
