package io.serenade.talkingpet.web;

import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.providers.ProviderException;
import io.serenade.providers.SpeechSynthesizer.Voice;
import io.serenade.talkingpet.Voices;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** The voices a pet may speak with, each with a sample to listen to. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/voices")
@Produces(MediaType.APPLICATION_JSON)
public class VoicesResource {
    private static final Logger LOG = System.getLogger(VoicesResource.class.getName());

    /** All voices. */
    public record Listed(List<Shown> voices) {}

    /** A voice. @param previewUrl path of a sample, where there is one */
    @JsonbPropertyOrder({"voiceId", "name", "description", "previewUrl"})
    public record Shown(String voiceId, String name, Optional<String> description, Optional<String> previewUrl) {
        static Shown of(Voice voice) {
            return new Shown(
                    voice.id(),
                    voice.name(),
                    voice.description(),
                    voice.preview().map(address -> "/api/voices/" + voice.id() + "/preview"));
        }
    }

    @Inject
    private Voices voices;

    @GET
    public Response list() {
        try {
            return JsonResponses.of(
                            200,
                            new Listed(voices.list().stream().map(Shown::of).toList()))
                    .build();
        } catch (ProviderException e) {
            LOG.log(Level.WARNING, "The voices could not be listed: {0}", e.getMessage());
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE, "The voices cannot be listed just now. Please try again later.");
        }
    }

    @GET
    @Path("/{id}/preview")
    @Produces("audio/mpeg")
    public Response preview(@PathParam("id") String id) throws InterruptedException {
        try {
            byte[] sample = voices.sample(id)
                    .orElseThrow(() ->
                            new ProblemException(ProblemType.NOT_FOUND, "There is no sample of a voice with this id."));
            return Response.ok(sample)
                    .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                    .build();
        } catch (IOException | ProviderException e) {
            LOG.log(Level.WARNING, "The sample of {0} could not be fetched: {1}", id, e.getMessage());
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE, "This sample cannot be played just now. Please try again later.");
        }
    }
}
