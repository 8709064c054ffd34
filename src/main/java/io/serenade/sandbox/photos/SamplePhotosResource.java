package io.serenade.sandbox.photos;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Photos of animals, and one of a windmill, for anyone who has none at hand; all are in the public domain or CC0. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("photos")
@RequestScoped
public class SamplePhotosResource {
    private static final List<Photo> PHOTOS = read();

    private record Photo(String name, String author, String licence, String source) {}

    @Context
    UriInfo uri;

    /** Lists the photos with their authors. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject list() {
        JsonArrayBuilder photos = JSON.createArrayBuilder();
        PHOTOS.forEach(photo -> photos.add(JSON.createObjectBuilder()
                .add("name", photo.name())
                .add("url", uri.getBaseUri() + "photos/" + photo.name() + ".jpg")
                .add("author", photo.author())
                .add("licence", photo.licence())
                .add("source", photo.source())));
        return JSON.createObjectBuilder().add("photos", photos).build();
    }

    @GET
    @Path("{name: [a-z]{1,20}}.jpg")
    @Produces("image/jpeg")
    public Response photo(@PathParam("name") String name) throws IOException {
        if (PHOTOS.stream().noneMatch(photo -> photo.name().equals(name))) {
            throw new StubRejection(404, "There is no such photo.");
        }
        try (InputStream in = SamplePhotosResource.class.getResourceAsStream(name + ".jpg")) {
            byte[] photo = in.readAllBytes();
            return Response.ok(photo)
                    .header(HttpHeaders.CONTENT_LENGTH, photo.length)
                    .build();
        }
    }

    /** Reads name, author, licence and source from each line, after a line of headings. */
    private static List<Photo> read() {
        try (InputStream in = SamplePhotosResource.class.getResourceAsStream("LICENCES.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(fields -> new Photo(fields[0], fields[1], fields[2], fields[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The list of sample photos cannot be read", e);
        }
    }
}
