package io.serenade.providers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with a file in it (RFC 7578). */
public final class FileForm {
    /** Nothing that is compressed or encoded holds it. */
    private static final String BOUNDARY = "serenade-form-2f9c1e6b7a5d4c08b3e1f0a9d8c7b6a5";

    public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public FileForm field(String name, String value) {
        part("name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public FileForm file(String name, String fileName, String mediaType, byte[] content) {
        part("name=\"" + name + "\"; filename=\"" + fileName + "\"", "Content-Type: " + mediaType + "\r\n", content);
        return this;
    }

    public byte[] finish() {
        write("--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private void part(String disposition, String header, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + header + "\r\n");
        body.writeBytes(content);
        write("\r\n");
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
