package io.serenade.sandbox.sonauto;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.sandbox.tasks.FileAnswer;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;

/** Stands in for the file server from which Sonauto's songs are fetched; like that one it requires no key. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
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
        SandboxTask task = tasks.find(SonautoStandIn.PROVIDER, id)
                .filter(known -> known.finished(clock.instant()) && !known.fails())
                .orElseThrow(SonautoSongResource::notFound);
        SongOrder order = SongOrder.of(SonautoRequest.of(task), settings.songSeconds());
        if (!order.format().word().equals(ending)) {
            throw notFound();
        }
        java.nio.file.Path file = songs.get(order);
        return FileAnswer.of(file, mediaType(order.format()), task.fault());
    }

    private static StubRejection notFound() {
        return new StubRejection(404, "File not found");
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
}
