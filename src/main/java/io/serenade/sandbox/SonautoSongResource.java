package io.serenade.sandbox;

import io.serenade.rendering.ffmpeg.SongFormat;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Clock;

/** Stands in for the file server from which Sonauto's songs are fetched; like that one it wants no key. */
@Path("sonauto/songs")
@RequestScoped
public class SonautoSongResource {
    @Inject
    SandboxSettings settings;

    @Inject
    SandboxTasks tasks;

    @Inject
    SandboxSongs songs;

    @Inject
    Clock clock;

    @GET
    @Path("audio_{id: [0-9a-f-]{36}}_0.{ending: [0-9a-z]+}")
    @Produces("audio/*")
    public Response song(@PathParam("id") String id, @PathParam("ending") String ending)
            throws IOException, InterruptedException {
        SandboxTask task = tasks.find(SonautoResource.PROVIDER, id)
                .filter(known -> known.finished(clock.instant()) && !known.fails())
                .orElseThrow(SonautoSongResource::notFound);
        SongOrder order = SongOrder.of(SonautoRequest.parse(task.request()), settings.songSeconds());
        if (!order.format().word().equals(ending)) {
            throw notFound();
        }
        java.nio.file.Path file = songs.get(order);
        long size = Files.size(file);
        StreamingOutput content =
                task.fault() == Fault.CUT ? out -> breakOff(file, size / 2, out) : out -> Files.copy(file, out);
        return Response.ok(content, mediaType(order.format()))
                .header(HttpHeaders.CONTENT_LENGTH, size)
                .build();
    }

    private static Refusal notFound() {
        return new Refusal(404, "File not found");
    }

    private static String mediaType(SongFormat format) {
        return switch (format) {
            case MP3 -> "audio/mpeg";
            case M4A -> "audio/mp4";
            case WAV -> "audio/wav";
            case FLAC -> "audio/flac";
            case OGG -> "audio/ogg";
        };
    }

    private static void breakOff(java.nio.file.Path file, long after, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            out.write(in.readNBytes(Math.toIntExact(after)));
            out.flush();
        }
        throw new IOException("The transfer of " + file.getFileName() + " is cut off on purpose.");
    }
}
