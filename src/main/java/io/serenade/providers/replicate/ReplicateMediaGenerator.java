package io.serenade.providers.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.keys.SandboxKey;
import io.serenade.platform.keys.WebhookSignature;
import io.serenade.platform.settings.Secret;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.ServiceCalls.Answer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * Media by the models on Replicate. Nothing is repeated here: a creation that was refused with 429 was not taken and
 * may be asked for again, one that was never answered may have been taken and costs twice if it is.
 */
@ApplicationScoped
public class ReplicateMediaGenerator implements MediaGenerator {
    static final String NAME = "replicate";

    private static final Logger LOG = System.getLogger(ReplicateMediaGenerator.class.getName());

    /** Records repeat the input, and inputs may hold pictures. */
    private static final int LONGEST_ANSWER = 20_000_000;

    /** How long to wait for a schema; a request can be made without it. */
    private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEPT_UNKNOWN = Duration.ofMinutes(1);
    private static final int MAX_SCHEMAS = 100;

    /** The shortest time that {@code Cancel-After} accepts (replicate.com/docs/topics/predictions/lifecycle). */
    private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(5);

    /** The answers to a cancellation when there is nothing left to cancel. */
    private static final Set<Integer> NOTHING_TO_CANCEL = Set.of(400, 404, 409, 410, 422);

    private final Map<String, Known<Optional<JsonObject>>> schemas = new ConcurrentHashMap<>();

    @Inject
    ReplicateSettings settings;

    @Inject
    SandboxKey sandboxKey;

    @Inject
    ReplicateFiles files;

    @Inject
    Clock clock;

    private ServiceCalls service;
    private ServiceCalls schemaService;
    private ReplicateRefusals refusals;
    private ReplicateUploads uploads;
    private volatile Known<List<Secret>> webhookSecrets;

    /** A cached answer and when it expires. */
    private record Known<T>(T value, Instant until) {}

    @PostConstruct
    void connect() {
        service = within(settings.timeout());
        schemaService = within(settings.timeout().compareTo(SCHEMA_TIMEOUT) < 0 ? settings.timeout() : SCHEMA_TIMEOUT);
        refusals = new ReplicateRefusals(service);
        uploads = new ReplicateUploads(form -> call(Category.BROKEN, api -> api.upload(bearer(), form)));
    }

    private static ServiceCalls within(Duration time) {
        return new ServiceCalls("media service", LONGEST_ANSWER, time);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> models() {
        return settings.configured() ? settings.models() : List.of();
    }

    @Override
    public Optional<String> findModel(String asked) {
        return settings.findModel(asked);
    }

    @Override
    public String handOver(byte[] file, MediaFormat format) {
        return uploads.handOver(file, format);
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.8,
            delay = 15_000,
            failOn = ProviderException.class,
            skipOn = RequestRefusedException.class)
    public Prediction create(PredictionRequest request) {
        ReplicateModel model = ReplicateModel.find(request.model())
                .orElseThrow(() -> new RequestRefusedException(
                        "\"" + request.model() + "\" is no model; it must look like owner/name or owner/name:version.",
                        null));
        String cancelAfter = request.deadline() == null ? null : seconds(request.deadline());
        JsonObject body = body(request, model);
        JsonObject record = call(
                Category.UNANSWERED,
                api -> model.version().isPresent()
                        ? api.create(bearer(), cancelAfter, body)
                        : api.createOfficial(bearer(), model.owner(), model.name(), cancelAfter, body));
        // A prediction without an id was made all the same: only its webhook can tell which one.
        String id = ReplicateRecords.id(record)
                .orElseThrow(() -> new ProviderException(
                        Category.UNANSWERED, "The prediction was created but answered without a usable id.", null));
        return ReplicateRecords.parse(id, record);
    }

    private static JsonObject body(PredictionRequest request, ReplicateModel model) {
        JsonObjectBuilder body = JSON.createObjectBuilder().add("input", request.input());
        model.version().ifPresent(version -> body.add("version", version));
        if (request.webhook() != null) {
            body.add("webhook", request.webhook().toString());
            body.add("webhook_events_filter", JSON.createArrayBuilder().add("completed"));
        }
        return body.build();
    }

    private static String seconds(Duration deadline) {
        return Math.max(SHORTEST_DEADLINE.toSeconds(), deadline.toSeconds()) + "s";
    }

    @Override
    public Prediction read(String predictionId) {
        return ReplicateRecords.parse(predictionId, call(Category.BROKEN, api -> api.read(bearer(), predictionId)));
    }

    @Override
    public void cancel(String predictionId) {
        Answer answer = ask(service, api -> api.cancel(bearer(), predictionId));
        if (!answer.isSuccess() && !NOTHING_TO_CANCEL.contains(answer.status())) {
            throw refusals.of(Category.BROKEN, answer);
        }
    }

    /** Cached for an hour; after a failure the schema is requested again after a minute. */
    @Override
    public Optional<JsonObject> inputSchema(String model) {
        Optional<ReplicateModel> named = ReplicateModel.find(model);
        if (named.isEmpty() || !settings.configured()) {
            return Optional.empty();
        }
        Known<Optional<JsonObject>> known = schemas.get(model);
        if (known == null || !clock.instant().isBefore(known.until())) {
            Optional<JsonObject> schema = learnSchema(named.get());
            known = new Known<>(schema, clock.instant().plus(schema.isPresent() ? KEPT : KEPT_UNKNOWN));
            if (schemas.size() >= MAX_SCHEMAS) {
                schemas.clear();
            }
            schemas.put(model, known);
        }
        return known.value();
    }

    private Optional<JsonObject> learnSchema(ReplicateModel model) {
        try {
            JsonObject record = call(
                    schemaService,
                    Category.BROKEN,
                    api -> model.version().isPresent()
                            ? api.version(
                                    bearer(),
                                    model.owner(),
                                    model.name(),
                                    model.version().get())
                            : api.model(bearer(), model.owner(), model.name()));
            JsonValue version = model.version().isPresent() ? record : record.get("latest_version");
            return version instanceof JsonObject known ? ReplicateSchemas.input(known) : Optional.empty();
        } catch (ProviderException e) {
            LOG.log(Level.WARNING, "Inputs for {0} are not checked: {1}", model.withoutVersion(), e.detail());
            return Optional.empty();
        }
    }

    @Override
    public MediaFormat fetch(URI output, Path target, Duration deadline) {
        try {
            return files.fetch(output, target, deadline);
        } catch (IOException e) {
            throw new ProviderException(Category.BROKEN, "The download broke off.", e);
        }
    }

    /** The configured secrets, otherwise those of the account, which are requested at most once an hour. */
    @Override
    public List<Secret> webhookSecrets() {
        if (!settings.webhookSecrets().isEmpty()) {
            return settings.webhookSecrets();
        }
        Known<List<Secret>> known = webhookSecrets;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.value();
        }
        List<Secret> secrets = known == null ? List.of(askForSecret()) : renewed(known.value());
        webhookSecrets = new Known<>(secrets, clock.instant().plus(KEPT));
        return secrets;
    }

    private List<Secret> renewed(List<Secret> old) {
        try {
            return List.of(askForSecret());
        } catch (ProviderException e) {
            LOG.log(Level.WARNING, "The webhooks' secret could not be read again and stays: {0}", e.detail());
            return old;
        }
    }

    private Secret askForSecret() {
        Secret secret = new Secret(
                call(Category.BROKEN, api -> api.webhookSecret(bearer())).getString("key", ""));
        if (!WebhookSignature.isUsable(secret)) {
            throw new ProviderException(Category.BROKEN, "Replicate named no usable secret for webhooks.", null);
        }
        return secret;
    }

    private JsonObject call(Category unclear, Function<ReplicateApi, Response> request) {
        return call(service, unclear, request);
    }

    private JsonObject call(ServiceCalls calls, Category unclear, Function<ReplicateApi, Response> request) {
        Answer answer = ask(calls, request);
        if (!answer.isSuccess()) {
            throw refusals.of(unclear, answer);
        }
        return calls.object(unclear, answer);
    }

    private Answer ask(ServiceCalls calls, Function<ReplicateApi, Response> request) {
        if (!settings.configured()) {
            throw new RequestRefusedException(
                    "Nothing can be generated here yet. The operator must set REPLICATE_API_TOKEN, or SANDBOX=on to"
                            + " try it out.",
                    null);
        }
        return calls.ask(calls.client(ReplicateApi.class, settings.baseUrl()), request);
    }

    private String bearer() {
        return "Bearer " + settings.token().orElseGet(sandboxKey::get).reveal();
    }
}
