package io.serenade.rendering.image;

import java.io.InterruptedIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes for a decoder, which ends at its next read when its thread was interrupted: decoders themselves do not check
 * for interrupts.
 */
final class InterruptibleInput extends ImageInputStreamImpl {
    private final byte[] bytes;

    InterruptibleInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws InterruptedIOException {
        int left = left();
        bitOffset = 0;
        return left == 0 ? -1 : bytes[(int) streamPos++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws InterruptedIOException {
        int count = Math.min(length, left());
        bitOffset = 0;
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, (int) streamPos, into, offset, count);
        streamPos += count;
        return count;
    }

    private int left() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The picture took longer than it may");
        }
        return (int) Math.max(0, bytes.length - streamPos);
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
