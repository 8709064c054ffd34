package io.serenade.providers.sonauto;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.SandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.SongGenerator;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** Songs by Sonauto. */
@ApplicationScoped
public class SonautoSongGenerator implements SongGenerator {
    static final String NAME = "sonauto";

    /** AAC goes into the video as it comes, so it is asked for as good as the specification wants the video's sound. */
    private static final int COPIED_KILOBITS = 192;

    @Inject
    SonautoSettings settings;

    @Inject
    SandboxKey sandboxKey;

    private ServiceCalls service;
    private SonautoRecords records;

    @PostConstruct
    void connect() {
        service = new ServiceCalls("song service", 1_000_000, settings.timeout());
        records = new SonautoRecords(settings);
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
        JsonObjectBuilder body = JSON.createObjectBuilder()
                .add("tags", JSON.createArrayBuilder(request.tags()))
                .add("prompt", request.prompt())
                .add("instrumental", false)
                .add("output_format", request.format())
                .add("align_lyrics", request.wordTimes())
                .add("webhook_url", request.callback().toString());
        if (request.format().equals("m4a")) {
            body.add("output_bit_rate", COPIED_KILOBITS);
        }
        JsonObject json = body.build();
        String taskId =
                ask(Category.UNANSWERED, api -> api.generate(bearer(), json)).getString("task_id", "");
        if (!taskId.matches("[A-Za-z0-9_-]{1,100}")) {
            // A song is made all the same: only its callback can tell which one.
            throw new ProviderException(
                    Category.UNANSWERED, "The song request was answered without a usable task_id.", null);
        }
        return taskId;
    }

    @Override
    public SongRecord read(String taskId) {
        return records.parse(ask(Category.BROKEN, api -> api.read(bearer(), taskId)));
    }

    @Override
    public boolean isFinal(String status) {
        return SonautoRecords.progress(status) != Progress.RUNNING;
    }

    @Override
    public long credits() {
        JsonObject balance = ask(Category.BROKEN, api -> api.balance(bearer()));
        if (!(balance.get("num_credits") instanceof JsonNumber credits)) {
            throw new ProviderException(Category.BROKEN, "The balance was answered without num_credits.", null);
        }
        long payAsYouGo = balance.get("num_credits_payg") instanceof JsonNumber more ? more.longValue() : 0;
        return Math.max(0, credits.longValue() + payAsYouGo);
    }

    private JsonObject ask(Category unclear, Function<SonautoApi, Response> request) {
        requireKey();
        return service.object(unclear, service.client(SonautoApi.class, settings.baseUrl()), request);
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
