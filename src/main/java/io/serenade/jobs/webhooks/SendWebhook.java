package io.serenade.jobs.webhooks;

import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.outbox.BackOff;
import io.serenade.jobs.outbox.Delivery;
import io.serenade.jobs.outbox.OutboxHandler;
import io.serenade.jobs.outbox.OutboxMessage;
import io.serenade.platform.telemetry.Measures;
import io.serenade.platform.telemetry.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends webhooks: ten attempts over three days; after that they can only be replayed by hand. */
@ApplicationScoped
public class SendWebhook implements OutboxHandler {
    static final String KIND = "webhook";

    private static final BackOff BACK_OFF = new BackOff(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24)),
            0.1);

    @Inject
    WebhookBodies products;

    @Inject
    WebhookPost post;

    @Inject
    JobCallbacks callbacks;

    @Inject
    Jobs jobs;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public BackOff backOff() {
        return BACK_OFF;
    }

    /** A webhook can be replayed after it was delivered; it is deleted when its job is erased. */
    @Override
    public boolean isPersonal() {
        return false;
    }

    /** Leaves threads for messages of other kinds, which slow receivers cannot block. */
    @Override
    public int maxAtOnce() {
        return 6;
    }

    @Override
    public Delivery send(OutboxMessage message) {
        Webhook webhook = Webhook.of(message.payload());
        WebhookTry done = post.send(webhook, products.get(webhook.product()), traceOf(message));
        Measures.webhookSent(done.problem().isEmpty());
        if (done.problem().isEmpty()) {
            return Delivery.delivered().withDetail(done.toJson());
        } else if (done.isRefusedForGood()) {
            message.jobId().ifPresent(job -> callbacks.switchOff(job, webhook.url()));
            return Delivery.giveUp("The receiver answered 410: it wants nothing more of this job.")
                    .withDetail(done.toJson());
        }
        return Delivery.retry(done.problem().get()).withDetail(done.toJson());
    }

    private Optional<Trace> traceOf(OutboxMessage message) {
        return message.jobId().flatMap(jobs::find).flatMap(Job::trace);
    }
}
