package io.serenade.rendering.mp4;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes boxes into memory, nested by calling {@link #box} inside the body of another; sizes are filled in after. */
final class BoxWriter {
    /** Content of a box; writes into the same writer. */
    interface Body {
        void write();
    }

    /** Grants access to the bytes written so far, to fill in a size. */
    private static final class Bytes extends ByteArrayOutputStream {
        void putInt(int at, int value) {
            ByteBuffer.wrap(buf).putInt(at, value);
        }
    }

    private final Bytes bytes = new Bytes();

    BoxWriter box(String type, Body body) {
        int start = bytes.size();
        int32(0);
        text(type);
        body.write();
        bytes.putInt(start, bytes.size() - start);
        return this;
    }

    /** A box that starts with version and flags. */
    BoxWriter fullBox(String type, int version, int flags, Body body) {
        return box(type, () -> {
            int32(version << 24 | flags);
            body.write();
        });
    }

    BoxWriter int32(long... values) {
        for (long value : values) {
            bytes.write((int) (value >>> 24));
            bytes.write((int) (value >>> 16));
            bytes.write((int) (value >>> 8));
            bytes.write((int) value);
        }
        return this;
    }

    BoxWriter int16(int... values) {
        for (int value : values) {
            bytes.write(value >>> 8);
            bytes.write(value);
        }
        return this;
    }

    BoxWriter raw(byte[] content) {
        bytes.writeBytes(content);
        return this;
    }

    BoxWriter zeros(int count) {
        return raw(new byte[count]);
    }

    /** Latin-1 text as is, for box types and codes. */
    BoxWriter text(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
