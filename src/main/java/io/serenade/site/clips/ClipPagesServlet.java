package io.serenade.site.clips;

import io.serenade.accounts.Visitor;
import io.serenade.accounts.Visitors;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.site.ClipFailurePage;
import io.serenade.site.ClipPages;
import io.serenade.site.ClipResultPage;
import io.serenade.site.ClipWaitingPage;
import io.serenade.site.CommonPages;
import io.serenade.site.HtmlAnswers;
import io.serenade.site.MessagePage;
import io.serenade.site.Templates;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A product's pages: the form, and for each clip one address from its order to its end. */
public abstract class ClipPagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String QUEUED = "queued";
    private static final int SUPPORT_CODE_LENGTH = 8;

    @Inject
    private transient Templates templates;

    @Inject
    private transient ClipPages pages;

    @Inject
    private transient CommonPages commonPages;

    @Inject
    private transient Visitors visitors;

    @Inject
    private transient Clock clock;

    private final String product;
    private final String words;
    private final transient List<String> steps;

    /**
     * @param words under which the product's texts lie, such as {@code talk}; its pages lie at the same word
     * @param steps the names of the stages that a visitor sees, in their order, between waiting and ready
     */
    protected ClipPagesServlet(String product, String words, List<String> steps) {
        this.product = product;
        this.words = words;
        this.steps = List.copyOf(steps);
    }

    /**
     * A clip as its product knows it.
     *
     * @param queued whether work has not begun
     * @param failure why it failed, in a sentence for its maker
     * @param spoken what is said in it
     * @param language of that, as a language tag
     * @param videoUrl path of the MP4
     * @param pictureUrl path of a frame of it, where there is one
     * @param captionsUrl path of its WebVTT, where there is one
     */
    public record Clip(
            Job job,
            boolean queued,
            Optional<JobError> failure,
            String spoken,
            String language,
            String videoUrl,
            Optional<String> pictureUrl,
            Optional<String> captionsUrl) {}

    protected abstract String form();

    protected abstract Optional<Clip> find(String id);

    /** How long a clip is kept after its order. */
    protected abstract Duration keptFor();

    protected Templates templates() {
        return templates;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (id.isEmpty()) {
            visitors.welcome(request, response);
            HtmlAnswers.send(response, 200, form());
            return;
        }
        Optional<Clip> clip = find(id);
        Optional<MessagePage.Kind> absence = clip.isEmpty()
                ? Optional.of(MessagePage.Kind.UNKNOWN)
                : clip.get().job().erasedAt().map(at -> ending(clip.get().job(), at));
        if (absence.isPresent()) {
            MessagePage.Kind kind = absence.get();
            HtmlAnswers.send(
                    response,
                    kind.status(),
                    commonPages.message(
                            clip.isEmpty()
                                    ? MessagePage.ofClip(kind)
                                    : MessagePage.ofClip(kind).erased(id)));
        } else {
            HtmlAnswers.send(response, 200, page(clip.get(), visitors.find(request)));
        }
    }

    private MessagePage.Kind ending(Job job, Instant erasedAt) {
        return erasedAt.isBefore(keptUntil(job)) ? MessagePage.Kind.ERASED : MessagePage.Kind.EXPIRED;
    }

    private Instant keptUntil(Job job) {
        return job.createdAt().plus(keptFor());
    }

    private String page(Clip clip, Optional<Visitor> visitor) {
        Job job = clip.job();
        return switch (job.state()) {
            case SUCCEEDED -> pages.result(result(clip, visitor));
            case FAILED, CANCELLED ->
                pages.failure(new ClipFailurePage(
                        product,
                        words,
                        clip.failure().map(JobError::message),
                        job.id().substring(0, SUPPORT_CODE_LENGTH)));
            case READY, WAITING, RUNNING, PARKED -> pages.waiting(waiting(clip));
        };
    }

    private ClipWaitingPage waiting(Clip clip) {
        Job job = clip.job();
        return new ClipWaitingPage(
                product,
                words,
                job.id(),
                steps,
                clip.queued() ? QUEUED : job.stage(),
                job.percent(),
                Duration.between(job.createdAt(), clock.instant()).toSeconds(),
                Optional.empty());
    }

    private ClipResultPage result(Clip clip, Optional<Visitor> visitor) {
        Job job = clip.job();
        return new ClipResultPage(
                product,
                words,
                job.id(),
                clip.spoken(),
                clip.language(),
                clip.videoUrl(),
                clip.pictureUrl(),
                clip.captionsUrl(),
                visitor.map(Visitor::owner)
                        .filter(owner -> job.owner().equals(Optional.of(owner)))
                        .isPresent(),
                job.createdAt(),
                Optional.of(keptUntil(job)));
    }
}
