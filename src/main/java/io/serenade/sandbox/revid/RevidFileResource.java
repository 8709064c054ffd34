package io.serenade.sandbox.revid;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.tasks.FileAnswer;
import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** Stands in for the file server from which Revid's videos are fetched; like that one it requires no key. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("revid/files")
@RequestScoped
public class RevidFileResource {
    @Inject
    RevidVideos videos;

    @Inject
    RevidMedia media;

    @GET
    @Path("{pid: p_[0-9a-z]{24}}.mp4")
    public Response video(@PathParam("pid") String pid) throws IOException, InterruptedException {
        SandboxTask task = videos.get(pid);
        RevidVideo video = videos.show(task);
        if (!video.isReady()) {
            throw RevidErrors.unknownPid();
        }
        return FileAnswer.of(media.get(video), "video/mp4", task.fault());
    }
}
