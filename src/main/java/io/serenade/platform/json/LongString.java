package io.serenade.platform.json;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** A text that is still stored in the bytes of its document. Reading it as a {@code String} makes a copy. */
final class LongString implements JsonString {
    private final byte[] document;
    private final int first;
    private final int length;

    LongString(byte[] document, int first, int length) {
        this.document = document;
        this.first = first;
        this.length = length;
    }

    /** The bytes as written in the document, with escapes. */
    ByteBuffer written() {
        return ByteBuffer.wrap(document, first, length);
    }

    /** @throws JsonException when it holds an invalid escape */
    @Override
    public String getString() {
        InputStream quoted = new SequenceInputStream(Collections.enumeration(
                List.of(bytes("["), new ByteArrayInputStream(document, first - 1, length + 2), bytes("]"))));
        try (JsonReader reader = JSON.createReaderFactory(null).createReader(quoted, StandardCharsets.UTF_8)) {
            return reader.readArray().getString(0);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public CharSequence getChars() {
        return getString();
    }

    @Override
    public ValueType getValueType() {
        return ValueType.STRING;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonString text && getString().equals(text.getString());
    }

    @Override
    public int hashCode() {
        return getString().hashCode();
    }

    /** As JSON, like every value's. */
    @Override
    public String toString() {
        return JSON.createValue(getString()).toString();
    }
}
