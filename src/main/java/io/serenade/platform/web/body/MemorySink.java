package io.serenade.platform.web.body;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Collects a body in memory, reserving memory as it grows. */
final class MemorySink implements BodySink {
    private static final int FIRST_PIECE = 16 * 1024;

    private final AcceptsJson rule;
    private final BodyMemory.Reservation memory;
    private final int mostBytes;

    private byte[] bytes = new byte[0];
    private int received;

    /** @param declared the declared length; -1 if none was declared */
    MemorySink(AcceptsJson rule, int declared, BodyMemory.Reservation memory) {
        this.rule = rule;
        this.memory = memory;
        mostBytes = declared >= 0 ? declared : rule.maxBytes();
    }

    @Override
    public int readFrom(ServletInputStream in) throws IOException {
        if (received == mostBytes) {
            int more = in.read();
            if (more >= 0) {
                throw BodyFilter.tooLarge(rule.maxBytes(), rule.advice());
            }
            return more;
        }
        if (received == bytes.length) {
            makeRoom();
        }
        int read = in.read(bytes, received, bytes.length - received);
        received += Math.max(0, read);
        return read;
    }

    private void makeRoom() {
        int room = Math.min(mostBytes, Math.max(FIRST_PIECE, 2 * bytes.length));
        if (!memory.growTo(room)) {
            throw BodyFilter.noRoom();
        }
        bytes = Arrays.copyOf(bytes, room);
    }

    @Override
    public ReceivedBody whole() {
        byte[] whole = received == bytes.length ? bytes : Arrays.copyOf(bytes, received);
        bytes = new byte[0];
        return ReceivedBody.of(new RequestBody(whole, rule.maxValues()));
    }

    @Override
    public void release() {
        bytes = new byte[0];
        memory.release();
    }
}
