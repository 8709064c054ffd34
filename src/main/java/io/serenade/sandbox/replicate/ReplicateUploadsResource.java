package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.json.BoundedJson;
import io.serenade.platform.web.body.AcceptsFile;
import io.serenade.platform.web.body.MultipartForm;
import io.serenade.platform.web.body.MultipartForm.Part;
import io.serenade.platform.web.body.RequestFile;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Imitates the files of Replicate's HTTP API, which predictions can be given. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("replicate/v1/files")
@RequestScoped
@ReplicateKeyRequired
@Produces(MediaType.APPLICATION_JSON)
public class ReplicateUploadsResource {
    private static final int LONGEST_METADATA = 10_000;

    @Inject
    UploadedFiles files;

    @Context
    UriInfo uri;

    @POST
    @AcceptsFile(
            maxBytes = 21_000_000,
            advice = "The sandbox takes files of up to 20 MB.",
            types = "multipart/form-data")
    public Response upload(@Context HttpServletRequest request) throws IOException {
        RequestFile body = RequestFile.of(request);
        List<Part> parts = MultipartForm.parts(body.path(), body.contentType());
        Part content = part(parts, "content")
                .orElseThrow(() -> ReplicateErrors.invalid(
                        List.of(new InvalidField("required", "content", "content is required"))));
        JsonObject file =
                files.add(content.fileName().orElse("file"), content.bytes(), metadata(parts), uri.getBaseUri());
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(file.toString())
                .build();
    }

    private static JsonObject metadata(List<Part> parts) throws IOException {
        Optional<Part> metadata = part(parts, "metadata");
        if (metadata.isEmpty()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (metadata.get().size() > LONGEST_METADATA) {
            throw noObject();
        }
        try {
            return JSON.createObjectBuilder(BoundedJson.object(metadata.get().text()))
                    .build();
        } catch (JsonException e) {
            throw noObject();
        }
    }

    private static RuntimeException noObject() {
        return ReplicateErrors.invalid(
                List.of(new InvalidField("invalid_type", "metadata", "metadata must be a JSON object")));
    }

    private static Optional<Part> part(List<Part> parts, String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    @GET
    public String list() {
        return files.list().toString();
    }

    @GET
    @Path("{id}")
    public String get(@PathParam("id") String id) {
        return files.get(id).toString();
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") String id) {
        files.remove(id);
    }
}
