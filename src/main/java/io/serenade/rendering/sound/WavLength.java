package io.serenade.rendering.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads how much sound a WAV says it has: the size of its data chunk, by the bytes a second of its format chunk. FFmpeg
 * ignores that size, so a WAV that is cut off looks complete to it. Layout after Microsoft's "Multimedia Programming
 * Interface and Data Specifications 1.0".
 */
final class WavLength {
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int MAX_CHUNKS = 1_000;

    /** Programs that write to a pipe do not know the size and declare the largest, or nearly. */
    private static final long UNKNOWN = 0x7FFF_0000L;

    private WavLength() {}

    /** The declared length, or empty when the file declares none. */
    static Optional<Duration> find(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long bytesPerSecond = 0;
            long at = 12;
            for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
                ByteBuffer header = read(channel, at, 24);
                if (header.remaining() < 8) {
                    return Optional.empty();
                }
                int type = header.getInt(0);
                long size = header.getInt(4) & 0xFFFFFFFFL;
                if (type == DATA) {
                    boolean known = bytesPerSecond > 0 && size > 0 && size < UNKNOWN;
                    return known ? Optional.of(Duration.ofMillis(size * 1_000 / bytesPerSecond)) : Optional.empty();
                }
                if (type == FORMAT && header.remaining() >= 20) {
                    bytesPerSecond = header.getInt(16) & 0xFFFFFFFFL;
                }
                at += 8 + size + size % 2;
            }
            return Optional.empty();
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        int n = 0;
        while (buffer.hasRemaining() && n >= 0) {
            n = channel.read(buffer, from + buffer.position());
        }
        return buffer.flip();
    }
}
