package io.serenade.jobs.webhooks;

import io.serenade.jobs.outbox.BackOff;
import io.serenade.jobs.outbox.Delivery;
import io.serenade.jobs.outbox.OutboxHandler;
import io.serenade.jobs.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Sends webhooks: ten tries over three days, then they are left to whoever replays them. */
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

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public BackOff backOff() {
        return BACK_OFF;
    }

    /** A webhook can be replayed after it was delivered; it goes when its job is erased. */
    @Override
    public boolean isPersonal() {
        return false;
    }

    /** Messages of other kinds have places that no receiver can take from them. */
    @Override
    public int maxAtOnce() {
        return 6;
    }

    @Override
    public Delivery send(OutboxMessage message) {
        Webhook webhook = Webhook.of(message.payload());
        WebhookTry done = post.send(webhook, products.get(webhook.product()));
        if (done.problem().isEmpty()) {
            return Delivery.delivered().withDetail(done.toJson());
        } else if (done.isRefusedForGood()) {
            message.jobId().ifPresent(job -> callbacks.switchOff(job, webhook.url()));
            return Delivery.giveUp("The receiver answered 410: it wants nothing more of this job.")
                    .withDetail(done.toJson());
        }
        return Delivery.retry(done.problem().get()).withDetail(done.toJson());
    }
}
