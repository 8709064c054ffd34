package io.serenade.sandbox.replicate;

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
import java.util.List;

/** Stands in for the file server from which Replicate's outputs are fetched; like that one it requires no key. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("replicate/files")
@RequestScoped
public class ReplicateFileResource {
    @Inject
    ReplicatePredictions predictions;

    @Inject
    ReplicateMedia media;

    @GET
    @Path("{id: [0-9a-z]{26}}/out-{number: \\d{1,2}}.{ending: [a-z0-9]+}")
    public Response output(
            @PathParam("id") String id, @PathParam("number") int number, @PathParam("ending") String ending)
            throws IOException, InterruptedException {
        SandboxTask task = predictions.get(id);
        List<MediaOrder> files = predictions.show(task).files();
        if (number >= files.size() || !files.get(number).format().ending().equals(ending)) {
            throw ReplicateErrors.notFound();
        }
        MediaOrder file = files.get(number);
        return FileAnswer.of(media.get(file), file.format().mediaType(), task.fault());
    }
}
