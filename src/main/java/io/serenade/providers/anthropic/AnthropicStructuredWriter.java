package io.serenade.providers.anthropic;

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
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * Texts of a given form by Anthropic's models (Messages with an output format). Nothing is repeated here: a request
 * that was never answered may have been paid for.
 */
@ApplicationScoped
public class AnthropicStructuredWriter implements StructuredWriter {
    static final String NAME = "anthropic";

    private static final LocalDate SONNET_3_5_ENDED = LocalDate.of(2025, 10, 28);

    private static final int MAX_ANSWER = 2_000_000;

    @Inject
    AnthropicSettings settings;

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
        return AnthropicSettings.USUAL_MODEL;
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.8,
            delay = 15_000,
            failOn = ProviderException.class,
            skipOn = RequestRefusedException.class)
    public Written write(WritingRequest request, Duration deadline) {
        if (!isConfigured()) {
            throw new ProviderException(
                    Category.UNAVAILABLE,
                    "No scenes can be planned: the operator must set OPENAI_API_KEY or ANTHROPIC_API_KEY.",
                    null);
        }
        ServiceCalls service = new ServiceCalls("scene planner", MAX_ANSWER, deadline);
        String key = settings.key().orElseGet(sandboxKey::get).reveal();
        Answer answer = service.ask(
                service.client(AnthropicApi.class, settings.baseUrl()), api -> api.write(key, body(request)));
        if (!answer.isSuccess()) {
            throw new AnthropicRefusals(service).of(answer);
        }
        return AnthropicRecords.written(service.object(Category.BROKEN, answer), answer.requestId());
    }

    /**
     * Anthropic's list of models has no shutdown dates; this is the date at which Claude 3.5 Sonnet was retired.
     */
    @Override
    public Optional<LocalDate> lastDay(String model, Duration deadline) {
        return model.startsWith("claude-3-5-sonnet") ? Optional.of(SONNET_3_5_ENDED) : Optional.empty();
    }

    private static JsonObject body(WritingRequest request) {
        return JSON.createObjectBuilder()
                .add("model", request.model())
                .add("max_tokens", request.mostTokens())
                .add("system", request.instructions())
                .add(
                        "messages",
                        JSON.createArrayBuilder()
                                .add(JSON.createObjectBuilder()
                                        .add("role", "user")
                                        .add("content", request.task())))
                .add(
                        "output_config",
                        JSON.createObjectBuilder()
                                .add(
                                        "format",
                                        JSON.createObjectBuilder()
                                                .add("type", "json_schema")
                                                .add("schema", request.schema())))
                .build();
    }
}
