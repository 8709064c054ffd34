package io.serenade.sandbox.tasks;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A finished file as an answer, whole or broken off on purpose. */
public final class FileAnswer {
    private FileAnswer() {}

    public static Response of(Path file, String mediaType, Fault fault) throws IOException {
        long size = Files.size(file);
        StreamingOutput content =
                fault == Fault.CUT ? out -> breakOff(file, size / 2, out) : out -> Files.copy(file, out);
        return Response.ok(content, mediaType)
                .header(HttpHeaders.CONTENT_LENGTH, size)
                .build();
    }

    private static void breakOff(Path file, long after, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            out.write(in.readNBytes(Math.toIntExact(after)));
            out.flush();
        }
        throw new IOException("The transfer of " + file.getFileName() + " is cut off on purpose.");
    }
}
