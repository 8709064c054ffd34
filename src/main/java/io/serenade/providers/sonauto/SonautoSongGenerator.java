package io.serenade.providers.sonauto;

import io.serenade.platform.SandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.SongGenerator;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Songs by Sonauto. */
@ApplicationScoped
public class SonautoSongGenerator implements SongGenerator {
    static final String NAME = "sonauto";

    /** AAC goes into the video as it comes, so it is asked for as good as the specification wants the video's sound. */
    private static final int COPIED_KILOBITS = 192;

    private static final ServiceCalls SERVICE = new ServiceCalls("song service", 1_000_000);

    @Inject
    SonautoSettings settings;

    @Inject
    SandboxKey sandboxKey;

    private SonautoApi api;
    private SonautoRecords records;

    @PostConstruct
    void connect() {
        api = RestClientBuilder.newBuilder()
                .baseUri(settings.baseUrl())
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(SonautoApi.class);
        records = new SonautoRecords(settings);
    }

    @PreDestroy
    void close() {
        api.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.8,
            delay = 15_000,
            failOn = ProviderException.class,
            skipOn = RequestRefusedException.class)
    public String request(SongRequest request) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("tags", Json.createArrayBuilder(request.tags()))
                .add("prompt", request.prompt())
                .add("instrumental", false)
                .add("output_format", request.format())
                .add("align_lyrics", request.wordTimes())
                .add("webhook_url", request.callback().toString());
        if (request.format().equals("m4a")) {
            body.add("output_bit_rate", COPIED_KILOBITS);
        }
        JsonObject json = body.build();
        requireKey();
        String taskId = SERVICE.object(Category.UNANSWERED, () -> api.generate(bearer(), json))
                .getString("task_id", "");
        if (!taskId.matches("[A-Za-z0-9_-]{1,100}")) {
            // A song is made all the same: only its callback can tell which one.
            throw new ProviderException(
                    Category.UNANSWERED, "The song request was answered without a usable task_id.", null);
        }
        return taskId;
    }

    @Override
    public SongRecord read(String taskId) {
        requireKey();
        return records.parse(SERVICE.object(Category.BROKEN, () -> api.read(bearer(), taskId)));
    }

    @Override
    public boolean isFinal(String status) {
        return SonautoRecords.progress(status) != Progress.RUNNING;
    }

    @Override
    public long credits() {
        requireKey();
        JsonObject balance = SERVICE.object(Category.BROKEN, () -> api.balance(bearer()));
        if (!(balance.get("num_credits") instanceof JsonNumber credits)) {
            throw new ProviderException(Category.BROKEN, "The balance was answered without num_credits.", null);
        }
        long payAsYouGo = balance.get("num_credits_payg") instanceof JsonNumber more ? more.longValue() : 0;
        return Math.max(0, credits.longValue() + payAsYouGo);
    }

    /** A song that was ordered while there was a key waits for the next one. */
    private void requireKey() {
        if (!settings.isConfigured()) {
            throw new ProviderException(
                    Category.UNAVAILABLE,
                    "No songs can be made: the operator must set " + SonautoSettings.PROVIDER.keyVariable() + ".",
                    null);
        }
    }

    private String bearer() {
        return "Bearer " + settings.key().orElseGet(sandboxKey::get).reveal();
    }
}
