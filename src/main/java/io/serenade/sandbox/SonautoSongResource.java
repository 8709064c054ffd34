package io.serenade.sandbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
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
    @Path("audio_{id: [0-9a-f-]{36}}_0.mp3")
    @Produces("audio/mpeg")
    public Response song(@PathParam("id") String id) throws IOException, InterruptedException {
        SandboxTask task = tasks.find(SonautoResource.PROVIDER, id)
                .filter(known -> known.finished(clock.instant()) && !known.fails())
                .orElseThrow(() -> new Refusal(404, "File not found"));
        SongOrder order = SongOrder.of(SonautoRequest.parse(task.request()), settings.songSeconds());
        java.nio.file.Path file = songs.get(order);
        return FileAnswer.of(file, "audio/mpeg", task.fault());
    }
}
