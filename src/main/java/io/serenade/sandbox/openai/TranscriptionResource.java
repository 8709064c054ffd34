package io.serenade.sandbox.openai;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.web.body.AcceptsFile;
import io.serenade.platform.web.body.MultipartForm;
import io.serenade.platform.web.body.MultipartForm.Part;
import io.serenade.platform.web.body.RequestFile;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.FaultSwitches;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.writing.WritingFaults;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Imitates Whisper and its successors for {@code OPENAI_BASE_URL=…/sandbox/openai/v1}. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("openai/v1/audio/transcriptions")
@RequestScoped
@OpenAiKeyRequired
public class TranscriptionResource {
    @Inject
    WritingFaults faults;

    @Inject
    SongRecogniser ear;

    @Inject
    SandboxSettings settings;

    @POST
    @AcceptsFile(
            maxBytes = 28_000_000,
            advice = "A file to be transcribed may have 25 MB.",
            types = "multipart/form-data")
    public CompletionStage<Response> transcribe(@Context HttpServletRequest request)
            throws IOException, InterruptedException {
        RequestFile body = RequestFile.of(request);
        List<Part> parts = MultipartForm.parts(body.path(), body.contentType());
        Part file = parts.stream()
                .filter(part -> part.name().equals("file"))
                .findFirst()
                .orElseThrow(() -> OpenAiErrors.invalid("Missing required parameter: 'file'.", "file"));
        Files.createDirectories(settings.media());
        java.nio.file.Path sound = Files.createTempFile(settings.media(), "heard-", ".part");
        try {
            file.copyTo(sound);
            return answer(fields(parts), sound);
        } finally {
            Files.deleteIfExists(sound);
        }
    }

    private CompletionStage<Response> answer(Map<String, List<String>> fields, java.nio.file.Path sound)
            throws IOException, InterruptedException {
        Optional<MediaFormat> format = MediaFormat.of(sound);
        TranscriptionRequest asked = TranscriptionRequest.parse(fields, format, Files.size(sound));
        Fault fault = faults.misbehave(
                FaultSwitches.TRANSCRIBER,
                OpenAiStandIn.PROVIDER,
                String.join(" ", fields.getOrDefault("prompt", List.of())),
                "transcription " + Files.size(sound),
                OpenAiResource.ERRORS);
        if (fault == Fault.FAIL) {
            throw OpenAiErrors.invalid("The audio file could not be decoded or its format is not supported.", "file");
        }
        JsonObject heard = StubTranscript.of(ear.listen(sound), asked, fault);
        return faults.answer(
                FaultSwitches.TRANSCRIBER,
                asked.text()
                        ? Response.ok(heard.getString("text") + "\n", MediaType.TEXT_PLAIN_TYPE)
                                .build()
                        : Response.ok(heard.toString(), MediaType.APPLICATION_JSON_TYPE)
                                .build(),
                fault);
    }

    private static Map<String, List<String>> fields(List<Part> parts) throws IOException {
        Map<String, List<String>> fields = new HashMap<>();
        for (Part part : parts) {
            if (!part.file() && part.size() < 10_000) {
                fields.computeIfAbsent(part.name(), name -> new ArrayList<>()).add(part.text());
            }
        }
        return fields;
    }
}
