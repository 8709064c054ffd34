package io.serenade.talkingpet.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.accounts.CallerLimits.LimitException;
import io.serenade.accounts.Callers;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.JobError;
import io.serenade.jobs.web.AwaitJob;
import io.serenade.jobs.web.AwaitJob.Waiter;
import io.serenade.jobs.web.OrderHeaders;
import io.serenade.jobs.web.OrderThreads;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.Preferences;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.RateLimitHeaders;
import io.serenade.providers.RefusedFileException;
import io.serenade.talkingpet.AcceptPetClip;
import io.serenade.talkingpet.PetClip;
import io.serenade.talkingpet.PetClips;
import io.serenade.talkingpet.PetClips.Entry;
import io.serenade.talkingpet.PetMedia;
import io.serenade.talkingpet.TalkingPetSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Handles an order: reads and accepts it, then answers with the result if that comes while the caller waits, otherwise
 * with the running job.
 */
@ApplicationScoped
public class PetOrders {
    private static final String POLICY = "talking-pet";
    private static final int RETRY_SECONDS = 5;

    @Inject
    private Callers callers;

    @Inject
    private CallerLimits limits;

    @Inject
    private TalkingPetSettings settings;

    @Inject
    private OrderReader reader;

    @Inject
    private AcceptPetClip acceptance;

    @Inject
    private PetClips clips;

    @Inject
    private PetMedia media;

    @Inject
    private PetRepresentation representation;

    @Inject
    private OrderThreads threads;

    @Inject
    private AwaitJob waiting;

    @Inject
    private ClientAddress addresses;

    /** Who waits for the result, and for how long. */
    private record WaitOptions(Waiter waiter, Preferences preferences) {}

    /** @param speaking whether words are wanted */
    void take(HttpServletRequest request, boolean speaking, AsyncResponse answer) {
        Caller caller = callers.orderer(request, settings.orders());
        OrderHeaders.checkKey(request);
        RequestBody body = RequestBody.of(request);
        OrderReader.Read read = reader.read(body.json(), speaking);
        Optional<IdempotencyKey> key = OrderHeaders.key(request, caller, body);
        WaitOptions options =
                new WaitOptions(Waiter.of(caller, addresses.keyOf(request)), OrderHeaders.preferences(request));
        threads.take(answer, () -> accept(read, caller, key, options, answer));
    }

    private void accept(
            OrderReader.Read read,
            Caller caller,
            Optional<IdempotencyKey> key,
            WaitOptions options,
            AsyncResponse answer)
            throws IOException {
        try {
            String id = acceptance.accept(read.order(), read.imageUrl(), read.callback(), caller, key);
            answer(id, caller, options, answer);
        } catch (RefusedFileException e) {
            throw PetProblems.badRequest(e.code().word(), e.getMessage());
        } catch (LimitException e) {
            answer.resume(Problems.quotaExceeded(POLICY, Caller.WINDOW, e.verdict()));
        }
    }

    private void answer(String id, Caller caller, WaitOptions options, AsyncResponse answer) {
        Preferences preferences = options.preferences();
        Duration atMost =
                preferences.longest().orElse(preferences.respondAsync() ? Duration.ZERO : settings.longestWait());
        waiting.hold(id, options.waiter(), atMost, answer, ended -> {
            ResponseBuilder told = ended ? result(id) : goesOn(id);
            preferences.applied().ifPresent(applied -> told.header(Preferences.APPLIED, applied));
            return RateLimitHeaders.add(told, POLICY, Caller.WINDOW, limits.peek(caller))
                    .build();
        });
    }

    private ResponseBuilder goesOn(String id) {
        Entry entry = clips.find(id).orElseThrow();
        return MicrositeResponses.json(202, JSON.createObjectBuilder(representation.status(entry.job())))
                .header(HttpHeaders.LOCATION, "/api/v1/jobs/" + id)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }

    private ResponseBuilder result(String id) {
        Entry entry = clips.find(id).orElseThrow();
        Optional<JobError> failure = PetRepresentation.failure(entry.job());
        return failure.isPresent()
                ? Response.fromResponse(PetProblems.failed(id, failure.get()))
                : MicrositeResponses.json(200, addresses(entry.clip()));
    }

    private JsonObjectBuilder addresses(PetClip clip) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        media.audioUrl(clip).ifPresent(url -> json.add("audio_url", url));
        return json.add("video_url", media.videoUrl(clip).orElseThrow())
                .add("final_url", media.finalUrl(clip).orElseThrow())
                .add("job_id", clip.jobId());
    }
}
