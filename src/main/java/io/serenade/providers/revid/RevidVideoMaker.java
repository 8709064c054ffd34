package io.serenade.providers.revid;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.keys.SandboxKey;
import io.serenade.providers.AvatarVideoMaker;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.ServiceCalls.Answer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * Videos by Revid's workflow {@code avatar-to-video}. Nothing is repeated here: a render that was refused with 429 was
 * not taken and may be asked for again, one that was never answered may have been taken and costs twice if it is. There
 * is no way to stop a render.
 */
@ApplicationScoped
public class RevidVideoMaker implements AvatarVideoMaker {
    static final String NAME = "revid";

    /** Answers repeat the documentation of the whole API. */
    private static final int LONGEST_ANSWER = 2_000_000;

    @Inject
    RevidSettings settings;

    @Inject
    SandboxKey sandboxKey;

    @Inject
    RevidFiles files;

    private ServiceCalls service;
    private RevidRefusals refusals;

    @PostConstruct
    void connect() {
        service = new ServiceCalls("video service", LONGEST_ANSWER, settings.timeout());
        refusals = new RevidRefusals(service);
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
    public Optional<BigDecimal> estimate(VideoRequest request) {
        JsonObject answer = call(Category.BROKEN, api -> api.calculateCredits(key(), RevidRequests.render(request)));
        return RevidRecords.number(answer, "creditsEstimate");
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.8,
            delay = 15_000,
            failOn = ProviderException.class,
            skipOn = RequestRefusedException.class)
    public String request(VideoRequest request) {
        JsonObject answer = call(Category.UNANSWERED, api -> api.render(key(), RevidRequests.render(request)));
        // A video without an id was ordered all the same: only its webhook can tell which one.
        return RevidRecords.pid(answer)
                .orElseThrow(() -> new ProviderException(
                        Category.UNANSWERED, "The video was ordered but answered without a usable pid.", null));
    }

    @Override
    public AvatarVideo read(String videoId) {
        return RevidRecords.parse(videoId, call(Category.BROKEN, api -> api.status(key(), videoId)));
    }

    @Override
    public MediaFormat fetch(URI video, Path target, Duration deadline) {
        try {
            return files.fetch(video, target, deadline);
        } catch (IOException e) {
            throw new ProviderException(Category.BROKEN, "The download broke off.", e);
        }
    }

    private JsonObject call(Category unclear, Function<RevidApi, Response> request) {
        if (!settings.isConfigured()) {
            throw new RequestRefusedException(
                    "No videos can be made here yet. The operator must set REVID_API_KEY, or SANDBOX=on to try it out.",
                    null);
        }
        Answer answer = service.ask(service.client(RevidApi.class, settings.baseUrl()), request);
        if (!answer.isSuccess()) {
            throw refusals.of(unclear, answer);
        }
        JsonObject body = service.object(unclear, answer);
        if (RevidRecords.isRefusal(body)) {
            throw refusals.of(unclear, answer);
        }
        return body;
    }

    private String key() {
        return settings.key().orElseGet(sandboxKey::get).reveal();
    }
}
