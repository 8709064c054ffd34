package io.serenade.providers.sonauto;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.keys.SandboxKey;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** Songs by Sonauto. */
@ApplicationScoped
public class SonautoSongGenerator implements SongGenerator {
    static final String NAME = "sonauto";

    private static final Logger LOG = System.getLogger(SonautoSongGenerator.class.getName());

    /** AAC is copied into the video unchanged, so it is requested with the bit rate of the video's sound, in kbit/s. */
    private static final int COPIED_KILOBITS = 192;

    @Inject
    SonautoSettings settings;

    @Inject
    SandboxKey sandboxKey;

    /** Options that Sonauto refused, while it accepted the same song without them. */
    private final Set<Extra> refused = ConcurrentHashMap.newKeySet();

    private ServiceCalls service;
    private SonautoStream stream;
    private SonautoRecords records;

    @PostConstruct
    void connect() {
        service = new ServiceCalls("song service", 1_000_000, settings.timeout());
        records = new SonautoRecords(settings);
        stream = new SonautoStream(settings);
    }

    /** An option that a song can do without. */
    private enum Extra {
        WORD_TIMES("align_lyrics", "come without captions"),
        STREAMING("stream", "cannot be heard while they are made");

        /** How a refusal names it. */
        private final String mark;

        private final String consequence;

        Extra(String mark, String consequence) {
            this.mark = mark;
            this.consequence = consequence;
        }

        boolean isNamedIn(RequestRefusedException refusal) {
            return refusal.detail().toLowerCase(Locale.ROOT).contains(mark);
        }
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
        String taskId = ask(request, extras(request)).getString("task_id", "");
        if (!taskId.matches("[A-Za-z0-9_-]{1,100}")) {
            // A song is made all the same: only its callback can tell which one.
            throw new ProviderException(
                    Category.UNANSWERED, "The song request was answered without a usable task_id.", null);
        }
        return taskId;
    }

    private Set<Extra> extras(SongRequest request) {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        if (request.wordTimes()) {
            extras.add(Extra.WORD_TIMES);
        }
        if (request.streaming()) {
            extras.add(Extra.STREAMING);
        }
        extras.removeAll(refused);
        return extras;
    }

    /** A plain song is better than none: an option that a refusal names is left out from now on. */
    private JsonObject ask(SongRequest request, Set<Extra> extras) {
        try {
            return generate(body(request, extras));
        } catch (RequestRefusedException refusal) {
            Extra named = guilty(extras, refusal).orElseThrow(() -> refusal);
            Set<Extra> left = EnumSet.copyOf(extras);
            left.remove(named);
            JsonObject taken = ask(request, left, refusal);
            refused.add(named);
            LOG.log(
                    Level.WARNING,
                    "Sonauto does not take {0} ({1}): songs are asked for without it, and {2}.",
                    named.mark,
                    refusal.getMessage(),
                    named.consequence);
            return taken;
        }
    }

    private JsonObject ask(SongRequest request, Set<Extra> extras, RequestRefusedException before) {
        try {
            return ask(request, extras);
        } catch (RequestRefusedException again) {
            throw before;
        }
    }

    /** Streaming is not documented, so it is suspected even if a refusal does not name it. */
    private static Optional<Extra> guilty(Set<Extra> extras, RequestRefusedException refusal) {
        return extras.stream()
                .filter(extra -> extra.isNamedIn(refusal))
                .findFirst()
                .or(() -> extras.stream().filter(Extra.STREAMING::equals).findFirst());
    }

    private JsonObject generate(JsonObject body) {
        return ask(Category.UNANSWERED, api -> api.generate(bearer(), body));
    }

    private static JsonObject body(SongRequest request, Set<Extra> extras) {
        JsonObjectBuilder body = JSON.createObjectBuilder()
                .add("tags", JSON.createArrayBuilder(request.tags()))
                .add("prompt", request.prompt())
                .add("instrumental", false)
                .add("output_format", request.format())
                .add("webhook_url", request.callback().toString());
        if (extras.contains(Extra.WORD_TIMES)) {
            body.add("align_lyrics", true);
        }
        if (extras.contains(Extra.STREAMING)) {
            body.add("enable_streaming", true).add("stream_format", SonautoStream.FORMAT);
        }
        if (request.format().equals("m4a")) {
            body.add("output_bit_rate", COPIED_KILOBITS);
        }
        return body.build();
    }

    @Override
    public SongRecord read(String taskId) {
        return records.parse(ask(Category.BROKEN, api -> api.read(bearer(), taskId)));
    }

    @Override
    public boolean isWorthReading(String status) {
        return SonautoRecords.progress(status) != Progress.RUNNING;
    }

    @Override
    public CompletionStage<LiveSound> listen(String taskId) {
        requireKey();
        return stream.open(taskId, bearer());
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

    /** A song that was ordered while there was a key waits until there is one again. */
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
