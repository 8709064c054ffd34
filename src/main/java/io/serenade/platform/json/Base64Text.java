package io.serenade.platform.json;

import jakarta.json.JsonString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A base64 text as it was received, decoded without copying the text. */
public final class Base64Text {
    /** A text longer than this is never treated as blank. */
    private static final int BLANK_UP_TO = 1_024;

    private final ByteBuffer text;

    private Base64Text(ByteBuffer text) {
        this.text = text;
    }

    public static Base64Text of(JsonString text) {
        return text instanceof LongString longText
                ? new Base64Text(withoutEscapes(longText.written()))
                : of(text.getString());
    }

    /** Invalid input stays invalid: a character outside Latin-1 becomes a question mark. */
    public static Base64Text of(String text) {
        return new Base64Text(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Some programs write {@code \/} for each slash; no other escape occurs in valid base64. */
    private static ByteBuffer withoutEscapes(ByteBuffer written) {
        int escapes = 0;
        for (int i = written.position(); i < written.limit() - 1; i++) {
            if (isEscapedSlash(written, i)) {
                escapes++;
            }
        }
        if (escapes == 0) {
            return written;
        }
        ByteBuffer plain = ByteBuffer.allocate(written.remaining() - escapes);
        for (int i = written.position(); i < written.limit(); i++) {
            if (!isEscapedSlash(written, i)) {
                plain.put(written.get(i));
            }
        }
        return plain.flip();
    }

    private static boolean isEscapedSlash(ByteBuffer written, int index) {
        return written.get(index) == '\\' && index + 1 < written.limit() && written.get(index + 1) == '/';
    }

    public boolean isBlank() {
        return length() < BLANK_UP_TO && start(BLANK_UP_TO).isBlank();
    }

    public int length() {
        return text.remaining();
    }

    /** The first characters, as many as there are. */
    public String start(int characters) {
        int length = Math.min(characters, length());
        byte[] start = new byte[length];
        text.get(text.position(), start);
        return new String(start, StandardCharsets.ISO_8859_1);
    }

    /**
     * Decodes what follows the first characters.
     *
     * @throws IllegalArgumentException when it is no base64
     */
    public byte[] decodeFrom(int character) {
        ByteBuffer digits = text.duplicate().position(text.position() + character);
        return Base64.getDecoder().decode(digits).array();
    }
}
