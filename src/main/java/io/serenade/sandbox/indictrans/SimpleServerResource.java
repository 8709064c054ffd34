package io.serenade.sandbox.indictrans;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.json.BoundedJson;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.indictrans.StubTranslator.Result;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Imitates the simple translation server for {@code AI4BHARAT_BASE_URL=…/sandbox/indictrans}. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("indictrans")
@RequestScoped
@IndicTransKeyRequired
@Produces(MediaType.APPLICATION_JSON)
public class SimpleServerResource {
    private static final String AUTO = "auto";

    @Inject
    IndicTransFaults faults;

    @POST
    @Path("translate")
    @AcceptsJson(maxBytes = 100_000, advice = "A translation needs words only.")
    public Response translate(@Context HttpServletRequest request) {
        JsonObject json = read(RequestBody.of(request).text());
        String text = text(json, "input");
        String from = text(json, "source_language").toLowerCase(Locale.ROOT);
        String to = text(json, "target_language").toLowerCase(Locale.ROOT);
        if (!StubTranslator.knows(to) || !StubTranslator.knows(from) && !from.equals(AUTO)) {
            throw new StubRejection(400, "Unsupported language pair: " + from + " to " + to);
        }
        Fault fault = faults.misbehave(text, SimpleServerResource::problem);
        Result result = from.equals(AUTO)
                ? StubTranslator.translateFromAny(text, to)
                : StubTranslator.translate(List.of(text), from, to);
        return IndicTransFaults.answer(
                JSON.createObjectBuilder()
                        .add("output", result.texts().get(0))
                        .add("provider_metadata", result.metadata())
                        .build(),
                fault);
    }

    @GET
    @Path("health")
    public String health() {
        return JSON.createObjectBuilder().add("status", "ok").build().toString();
    }

    private static JsonObject read(String body) {
        try {
            return BoundedJson.object(body);
        } catch (JsonException e) {
            throw new StubRejection(422, "The body is no JSON object: " + e.getMessage());
        }
    }

    private static String text(JsonObject json, String field) {
        if (json.get(field) instanceof JsonString text && !text.getString().isBlank()) {
            return text.getString();
        }
        throw new StubRejection(422, field + " must be a text.");
    }

    private static JsonObject problem(String message) {
        return JSON.createObjectBuilder().add("detail", message).build();
    }
}
