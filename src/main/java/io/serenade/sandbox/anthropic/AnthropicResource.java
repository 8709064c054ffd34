package io.serenade.sandbox.anthropic;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Imitates Anthropic's models for {@code ANTHROPIC_BASE_URL=…/sandbox/anthropic}. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("anthropic/v1/messages")
@RequestScoped
@AnthropicKeyRequired
@Produces(MediaType.APPLICATION_JSON)
public class AnthropicResource {
    private static final WritingFaults.Errors ERRORS = new WritingFaults.Errors() {
        @Override
        public StubRejection brokeDown() {
            return AnthropicErrors.brokeDown();
        }

        @Override
        public StubRejection busy() {
            return AnthropicErrors.overloaded();
        }

        @Override
        public StubRejection full() {
            return AnthropicErrors.rateLimit(1);
        }

        @Override
        public StubRejection broke() {
            return AnthropicErrors.noMoney();
        }
    };

    @Inject
    WritingFaults faults;

    @POST
    @AcceptsJson(maxBytes = 1_000_000, advice = "A model reads words only.")
    public CompletionStage<Response> write(@Context HttpServletRequest request) {
        String body = RequestBody.of(request).text();
        MessageRequest asked = MessageRequest.parse(body);
        String id = Ids.hash(body);
        Fault fault =
                faults.misbehave(FaultSwitches.STRUCTURED_WRITER, AnthropicStandIn.PROVIDER, asked.task(), id, ERRORS);
        return faults.answer(
                FaultSwitches.STRUCTURED_WRITER,
                Response.ok(answer(asked, fault, id).toString())
                        .header("request-id", "req_" + id.substring(0, 24))
                        .build(),
                fault);
    }

    static JsonObject answer(MessageRequest asked, Fault fault, String id) {
        String text = text(asked, fault);
        boolean refused = fault == Fault.FAIL;
        boolean cut = fault == Fault.SHORT || text.length() / 4 >= asked.mostTokens();
        String said = cut ? text.substring(0, Math.min(text.length() / 2, asked.mostTokens() * 4)) : text;
        JsonArrayBuilder content = JSON.createArrayBuilder();
        if (!refused) {
            content.add(JSON.createObjectBuilder().add("type", "text").add("text", said));
        }
        return JSON.createObjectBuilder()
                .add("id", "msg_" + id.substring(0, 24))
                .add("type", "message")
                .add("role", "assistant")
                .add("model", asked.model())
                .add("content", content)
                .add("stop_reason", refused ? "refusal" : cut ? "max_tokens" : "end_turn")
                .add("stop_sequence", JsonValue.NULL)
                .add(
                        "usage",
                        JSON.createObjectBuilder()
                                .add("input_tokens", asked.length() / 4 + 1)
                                .add("cache_creation_input_tokens", 0)
                                .add("cache_read_input_tokens", 0)
                                .add("output_tokens", refused ? 1 : said.length() / 4 + 1))
                .build();
    }

    private static String text(MessageRequest asked, Fault fault) {
        if (asked.schema().isEmpty()) {
            return "The sandbox writes only what has a schema.";
        }
        JsonObject written = SchemaWriter.write(asked.schema().get(), asked.task());
        return (fault == Fault.NONSENSE ? SchemaWriter.nonsense(written) : written).toString();
    }
}
