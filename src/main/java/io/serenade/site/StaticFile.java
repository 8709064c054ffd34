package io.serenade.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A style sheet, script, font or picture, held in memory as it is sent: plain, and compressed where that helps. */
public final class StaticFile {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2",
            "png", "image/png",
            "jpg", "image/jpeg",
            "webp", "image/webp",
            "mp3", "audio/mpeg");

    private final String contentType;
    private final byte[] content;
    private final byte[] compressed;

    StaticFile(String name, byte[] content) {
        this.contentType = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        this.content = content;
        this.compressed = contentType.startsWith("text/") || contentType.endsWith("+xml") ? gzip(content) : content;
    }

    public String contentType() {
        return contentType;
    }

    public byte[] content() {
        return content.clone();
    }

    /** Whether {@link #gzipped} is worth sending to a client that accepts it. */
    public boolean compresses() {
        return compressed.length < content.length;
    }

    public byte[] gzipped() {
        return compressed.clone();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
