package io.serenade.sandbox.elevenlabs;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.FileAnswer;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;

/** Stands in for the file server with samples of voices; like that one it requires no key. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("elevenlabs/previews")
@RequestScoped
public class ElevenLabsPreviewResource {
    private static final String MP3 = "audio/mpeg";

    @Inject
    SandboxSpeaker speaker;

    @GET
    @Path("{voice: [A-Za-z0-9]{20}}.mp3")
    @Produces(MP3)
    public Response preview(@PathParam("voice") String id) throws IOException, InterruptedException {
        SandboxVoice voice = Arrays.stream(SandboxVoice.values())
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new StubRejection(404, "File not found"));
        return FileAnswer.of(speaker.preview(voice), MP3, Fault.NONE);
    }
}
