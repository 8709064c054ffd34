package io.serenade.providers.openai;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.ServiceCalls.Answer;
import io.serenade.providers.StructuredWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * Texts of a given form by OpenAI's models (Chat Completions with a strict JSON schema). Nothing is repeated here: a
 * request that was never answered may have been paid for.
 */
@ApplicationScoped
public class OpenAiStructuredWriter implements StructuredWriter {
    static final String NAME = "openai";

    private static final int MAX_ANSWER = 2_000_000;

    @Inject
    OpenAiSettings settings;

    @Inject
    SandboxKey sandboxKey;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public String usualModel() {
        return OpenAiSettings.USUAL_MODEL;
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.8,
            delay = 15_000,
            failOn = ProviderException.class,
            skipOn = RequestRefusedException.class)
    public Written write(WritingRequest request, Duration deadline) {
        ServiceCalls service = new ServiceCalls("scene planner", MAX_ANSWER, deadline);
        Answer answer = call(service, api -> api.complete(bearer(), body(request)));
        return OpenAiRecords.written(service.object(Category.BROKEN, answer), answer.requestId());
    }

    /** The stand-in's models have shutdown dates like the real ones, which are not reported. */
    @Override
    public Optional<LocalDate> lastDay(String model, Duration deadline) {
        if (settings.key().isEmpty()) {
            return Optional.empty();
        }
        ServiceCalls service = new ServiceCalls("scene planner", MAX_ANSWER, deadline);
        return OpenAiRecords.lastDay(service.object(Category.BROKEN, call(service, api -> api.model(bearer(), model))));
    }

    /** Newer models refuse {@code max_tokens} and any temperature but their own. */
    private static JsonObject body(WritingRequest request) {
        return JSON.createObjectBuilder()
                .add("model", request.model())
                .add(
                        "messages",
                        JSON.createArrayBuilder()
                                .add(message("system", request.instructions()))
                                .add(message("user", request.task())))
                .add("max_completion_tokens", request.mostTokens())
                .add(
                        "response_format",
                        JSON.createObjectBuilder()
                                .add("type", "json_schema")
                                .add(
                                        "json_schema",
                                        JSON.createObjectBuilder()
                                                .add("name", request.schemaName())
                                                .add("strict", true)
                                                .add("schema", request.schema())))
                .build();
    }

    private static JsonObject message(String role, String text) {
        return JSON.createObjectBuilder().add("role", role).add("content", text).build();
    }

    private Answer call(ServiceCalls service, Function<OpenAiApi, Response> request) {
        if (!isConfigured()) {
            throw new ProviderException(
                    Category.UNAVAILABLE,
                    "No scenes can be planned: the operator must set OPENAI_API_KEY or ANTHROPIC_API_KEY.",
                    null);
        }
        Answer answer = service.ask(service.client(OpenAiApi.class, settings.baseUrl()), request);
        if (!answer.isSuccess()) {
            throw new OpenAiRefusals(service, "OPENAI_API_KEY").of(answer);
        }
        return answer;
    }

    private String bearer() {
        return "Bearer " + settings.key().orElseGet(sandboxKey::get).reveal();
    }
}
