package io.serenade.sandbox.openai;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.Ids;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.FaultSwitches;
import io.serenade.sandbox.tasks.StubRejection;
import io.serenade.sandbox.writing.SchemaWriter;
import io.serenade.sandbox.writing.WritingFaults;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Imitates OpenAI's models for {@code OPENAI_BASE_URL=…/sandbox/openai/v1}. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("openai/v1")
@RequestScoped
@OpenAiKeyRequired
@Produces(MediaType.APPLICATION_JSON)
public class OpenAiResource {
    static final WritingFaults.Errors ERRORS = new WritingFaults.Errors() {
        @Override
        public StubRejection brokeDown() {
            return OpenAiErrors.brokeDown();
        }

        @Override
        public StubRejection busy() {
            return OpenAiErrors.rateLimit(2);
        }

        @Override
        public StubRejection full() {
            return OpenAiErrors.rateLimit(1);
        }

        @Override
        public StubRejection broke() {
            return OpenAiErrors.noMoney();
        }
    };

    @Inject
    WritingFaults faults;

    @Inject
    Clock clock;

    @POST
    @Path("chat/completions")
    @AcceptsJson(maxBytes = 1_000_000, advice = "A model reads words only.")
    public CompletionStage<Response> complete(@Context HttpServletRequest request) {
        String body = RequestBody.of(request).text();
        ChatRequest asked = ChatRequest.parse(body);
        Fault fault = faults.misbehave(
                FaultSwitches.STRUCTURED_WRITER, OpenAiStandIn.PROVIDER, asked.task(), Ids.hash(body), ERRORS);
        JsonObject answer = answer(asked, fault, Ids.hash(body), clock.instant().getEpochSecond());
        return faults.answer(
                FaultSwitches.STRUCTURED_WRITER,
                Response.ok(answer.toString())
                        .header("x-request-id", "req_" + Ids.hash(body).substring(0, 24))
                        .build(),
                fault);
    }

    static JsonObject answer(ChatRequest asked, Fault fault, String id, long created) {
        String content = content(asked, fault);
        int tokens = content.length() / 4 + 1;
        boolean cut = fault == Fault.SHORT || tokens > asked.mostTokens();
        if (cut) {
            content = content.substring(0, Math.min(content.length() / 2, asked.mostTokens() * 4));
            tokens = content.length() / 4 + 1;
        }
        boolean refused = fault == Fault.FAIL;
        int prompt = asked.length() / 4 + 1;
        return JSON.createObjectBuilder()
                .add("id", "chatcmpl-" + id.substring(0, 29))
                .add("object", "chat.completion")
                .add("created", created)
                .add(
                        "model",
                        asked.model().id().equals("gpt-4o")
                                ? "gpt-4o-2024-08-06"
                                : asked.model().id())
                .add(
                        "choices",
                        JSON.createArrayBuilder()
                                .add(JSON.createObjectBuilder()
                                        .add("index", 0)
                                        .add(
                                                "message",
                                                JSON.createObjectBuilder()
                                                        .add("role", "assistant")
                                                        .add(
                                                                "content",
                                                                refused ? JsonValue.NULL : JSON.createValue(content))
                                                        .add(
                                                                "refusal",
                                                                refused
                                                                        ? JSON.createValue(
                                                                                "I'm sorry, I can't help with that.")
                                                                        : JsonValue.NULL))
                                        .add("logprobs", JsonValue.NULL)
                                        .add("finish_reason", cut && !refused ? "length" : "stop")))
                .add(
                        "usage",
                        JSON.createObjectBuilder()
                                .add("prompt_tokens", prompt)
                                .add("completion_tokens", refused ? 10 : tokens)
                                .add("total_tokens", prompt + (refused ? 10 : tokens)))
                .build();
    }

    private static String content(ChatRequest asked, Fault fault) {
        if (asked.schema().isEmpty()) {
            return "The sandbox writes only what has a schema.";
        }
        JsonObject written = SchemaWriter.write(asked.schema().get(), asked.task());
        return (fault == Fault.NONSENSE ? SchemaWriter.nonsense(written) : written).toString();
    }

    @GET
    @Path("models")
    public String models() {
        JsonArrayBuilder models = JSON.createArrayBuilder();
        StubModel.ALL.forEach(model -> models.add(model.json()));
        return JSON.createObjectBuilder()
                .add("object", "list")
                .add("data", models)
                .build()
                .toString();
    }

    @GET
    @Path("models/{model}")
    public String model(@PathParam("model") String model) {
        return StubModel.get(model).json().toString();
    }
}
