package io.serenade.petroast;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.jobs.calls.TaskTimes;
import io.serenade.providers.AvatarVideoMaker;
import io.serenade.providers.AvatarVideoMaker.AvatarVideo;
import io.serenade.providers.AvatarVideoMaker.VideoRequest;
import io.serenade.providers.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests the video and waits for its end: through the webhook, with polling as the fallback. A video that the
 * provider has begun is never requested again, because it is unknown what a failed video has cost.
 */
@ApplicationScoped
public class RenderRoast implements TaskStage {
    /** {@link RoastStatus} knows it by this name in SQL too. */
    public static final String NAME = "render";

    private static final Logger LOG = System.getLogger(RenderRoast.class.getName());
    private static final String TASK = "video";

    /** The name under which the price of a video of this provider can be set. */
    static final String MODEL = "avatar-to-video";

    private static final Duration GRACE = Duration.ofHours(1);

    @Inject
    AskOnce askOnce;

    @Inject
    Roasts roasts;

    @Inject
    AvatarVideoMaker maker;

    @Inject
    ProviderCalls calls;

    @Inject
    PetRoastSettings settings;

    @Inject
    Prices prices;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WorkerPool pool() {
        return WorkerPool.IO;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(3);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return settings.retryPolicy();
    }

    @Override
    public Outcome run(Claim claim) {
        noteEstimate(claim);
        return askOnce.follow(claim, TASK, workOf(claim.jobId(), TASK));
    }

    /** Called once, before anything is paid; if it fails, the video is made all the same. */
    private void noteEstimate(Claim claim) {
        Roast roast = roasts.get(claim.jobId());
        if (roast.creditsEstimate().isPresent()
                || roasts.find(claim.jobId()).orElseThrow().request().isPresent()) {
            return;
        }
        try {
            calls.call(
                            claim.jobId(),
                            maker.name(),
                            "estimate-video",
                            1,
                            () -> maker.estimate(request(roast, Optional.empty())))
                    .ifPresent(credits -> roasts.noteEstimate(claim.jobId(), credits));
        } catch (ProviderException e) {
            LOG.log(Level.WARNING, "Job {0}: the price cannot be told in advance: {1}", claim.jobId(), e.detail());
        }
    }

    private VideoRequest request(Roast roast, Optional<URI> webhook) {
        return new VideoRequest(
                roast.narration().orElseThrow(),
                URI.create(
                        settings.publicBaseUrl() + "/roasts/" + roast.picture().orElseThrow()),
                roast.language(),
                roast.captions() == CaptionStyle.PROVIDER,
                webhook);
    }

    @Override
    public ProviderWork<AvatarVideo> workOf(String jobId, String taskName) {
        return new Work(jobId);
    }

    private final class Work implements ProviderWork<AvatarVideo> {
        private final String id;

        Work(String id) {
            this.id = id;
        }

        @Override
        public String account() {
            return maker.name();
        }

        @Override
        public BigDecimal price() {
            return prices.of(MODEL);
        }

        @Override
        public TaskTimes times() {
            return new TaskTimes(settings.timeout(), GRACE, TaskTimes.growing());
        }

        @Override
        public Optional<URI> callbackBase() {
            return settings.webhookBaseUrl().map(base -> URI.create(base + "/api/revid-webhook/"));
        }

        @Override
        public TaskAnswer<AvatarVideo> ask(Optional<URI> callback) {
            return TaskAnswer.running(maker.request(request(roasts.get(id), callback)));
        }

        @Override
        public TaskAnswer<AvatarVideo> read(String videoId) {
            AvatarVideo video = maker.read(videoId);
            return new TaskAnswer<>(videoId, progress(video), video);
        }

        @Override
        public void succeeded(AvatarVideo video) {
            roasts.get(id).markRendered(video.file().orElseThrow(), video.credits(), video.length(), clock.instant());
        }

        @Override
        public TaskFailure failure(TaskEnding<AvatarVideo> ending) {
            return switch (ending.reason()) {
                case REFUSED -> refused(ending.error().orElseThrow());
                case UNANSWERED -> last("provider_unanswered", "The video service took the order but never answered.");
                case TIMED_OUT -> last("video_timed_out", "The video was not ready in time.");
                case LOST -> last("video_lost", "The video service could not tell what became of the video.");
                case FAILED -> failed(ending.record().orElseThrow());
            };
        }
    }

    /** A finished video without an address counts as failed. */
    private static Progress progress(AvatarVideo video) {
        return switch (video.status()) {
            case QUEUED, RENDERING -> Progress.RUNNING;
            case READY -> video.file().isPresent() ? Progress.SUCCEEDED : Progress.FAILED;
            case FAILED -> Progress.FAILED;
        };
    }

    /** A refusal is final, however often the request is repeated; after an error of the service nothing has begun. */
    private static TaskFailure refused(JobError error) {
        return error.code().equals("provider_rejected")
                ? TaskFailure.last(new JobError(error.code(), error.message(), false, error.requestId()))
                : TaskFailure.again(error);
    }

    private static TaskFailure failed(AvatarVideo video) {
        String reason = video.error().orElse("it gave no reason");
        boolean forever = reason.matches("(?i).*(nsfw|too long|sensitive|not allowed|moderation).*");
        return TaskFailure.last(new JobError(
                "video_failed", "The video service could not make the video: " + reason, !forever, video.id()));
    }

    private static TaskFailure last(String code, String message) {
        return TaskFailure.last(new JobError(code, message, true));
    }
}
