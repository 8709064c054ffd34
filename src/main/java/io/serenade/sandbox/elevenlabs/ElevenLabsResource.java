package io.serenade.sandbox.elevenlabs;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.elevenlabs.SandboxSpeaker.Said;
import io.serenade.sandbox.speech.Tone;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.FaultSwitch;
import io.serenade.sandbox.tasks.FaultSwitches;
import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Imitates the voices of ElevenLabs for {@code ELEVENLABS_BASE_URL=…/sandbox/elevenlabs}. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("elevenlabs/v1")
@RequestScoped
@ElevenLabsKeyRequired
public class ElevenLabsResource {
    private static final String MP3 = "audio/mpeg";
    private static final int BUSY_REFUSALS = 2;

    @Inject
    SandboxSpeaker speaker;

    @Inject
    SpokenHistory history;

    @Inject
    SandboxTasks tasks;

    @Inject
    FaultSwitches switches;

    @Context
    UriInfo uri;

    @POST
    @Path("text-to-speech/{voice}")
    @AcceptsJson(maxBytes = 100_000, advice = "Speech needs words only.")
    @Produces(MP3)
    public Response speak(
            @PathParam("voice") String voiceId,
            @QueryParam("output_format") String format,
            @Context HttpServletRequest request)
            throws IOException, InterruptedException {
        Order order = order(voiceId, format, RequestBody.of(request).text());
        Said said = say(order);
        return answer(kept(voiceId, order, said, null), said.file(), MP3, order.fault());
    }

    @POST
    @Path("text-to-speech/{voice}/with-timestamps")
    @AcceptsJson(maxBytes = 100_000, advice = "Speech needs words only.")
    @Produces(MediaType.APPLICATION_JSON)
    public Response speakWithTimes(
            @PathParam("voice") String voiceId,
            @QueryParam("output_format") String format,
            @Context HttpServletRequest request)
            throws IOException, InterruptedException {
        Order order = order(voiceId, format, RequestBody.of(request).text());
        Said said = say(order);
        JsonObject alignment = Alignment.of(order.text(), said.speech());
        JsonObject json = JSON.createObjectBuilder()
                .add("audio_base64", Base64.getEncoder().encodeToString(said.file()))
                .add("alignment", alignment)
                .add("normalized_alignment", JsonValue.NULL)
                .build();
        return answer(
                kept(voiceId, order, said, alignment),
                json.toString().getBytes(StandardCharsets.UTF_8),
                MediaType.APPLICATION_JSON,
                order.fault());
    }

    /** @return the id of the request */
    private String kept(String voiceId, Order order, Said said, JsonObject alignment) {
        String requestId = UUID.randomUUID().toString();
        history.keep(requestId, voiceId, order.text(), said.file(), alignment);
        return requestId;
    }

    @GET
    @Path("voices")
    @Produces(MediaType.APPLICATION_JSON)
    public String voices() {
        return SandboxVoice.list(
                        uri.getBaseUriBuilder().path("elevenlabs/previews/").build())
                .toString();
    }

    /** A valid request. */
    private record Order(String text, Tone tone, SpokenFormat format, Fault fault) {}

    private Order order(String voiceId, String format, String body) {
        SpokenFormat asked = SpokenFormat.parse(format);
        String text = SpokenText.parse(body);
        Tone tone = SandboxVoice.toneOf(voiceId);
        FaultSwitch faults = switches.get(FaultSwitches.SPEECH_SYNTHESIZER);
        Fault fault = Fault.namedIn(text).orElse(faults.mode());
        misbehave(fault, faults, voiceId, text);
        return new Order(text, tone, asked, fault);
    }

    private void misbehave(Fault fault, FaultSwitch faults, String voiceId, String text) {
        boolean unlucky = ThreadLocalRandom.current().nextDouble() < faults.errorRate();
        if (fault == Fault.ERROR || unlucky) {
            throw new StubRejection(500, "Internal Server Error");
        }
        if (fault == Fault.FAIL) {
            throw ElevenLabsErrors.unknownVoice(voiceId);
        }
        if (fault == Fault.BUSY || fault == Fault.FULL) {
            String asked = voiceId + " " + text.hashCode();
            if (tasks.countRefusal(ElevenLabsStandIn.PROVIDER, asked) <= BUSY_REFUSALS) {
                throw fault == Fault.BUSY ? ElevenLabsErrors.busy() : ElevenLabsErrors.allPlacesTaken();
            }
            tasks.forgetRefusals(ElevenLabsStandIn.PROVIDER, asked);
        }
    }

    private Said say(Order order) throws IOException, InterruptedException {
        return speaker.say(order.text(), order.tone(), order.format());
    }

    private static Response answer(String requestId, byte[] body, String type, Fault fault) {
        StreamingOutput content = out -> {
            out.write(body, 0, fault == Fault.CUT ? body.length / 2 : body.length);
            out.flush();
            if (fault == Fault.CUT) {
                throw new IOException("The answer is cut off on purpose.");
            }
        };
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_LENGTH, body.length)
                .header("request-id", requestId)
                .build();
    }
}
