package io.serenade.jobs.webhooks;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobErased;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.outbox.Outbox;
import io.serenade.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends webhooks when jobs end. The body is written and stored in the transaction in which the job ends, so a webhook
 * exists if and only if the job has ended, and every attempt sends the same body.
 */
@ApplicationScoped
public class OutboundWebhooks {
    private static final String ID_PREFIX = "msg_";

    @Inject
    JobCallbacks callbacks;

    @Inject
    WebhookBodies products;

    @Inject
    WebhookPost post;

    @Inject
    Jobs jobs;

    @Inject
    Outbox outbox;

    /**
     * Stores who is to be notified when a job ends. Call it in the transaction that stores the job; its product must
     * have a {@link WebhookBody}.
     *
     * @param urls the caller's, which {@link CallbackAddresses#problemOf} found to be right, and the operator's own; an
     *     address named twice is notified once
     */
    public void notifyAtEnd(String jobId, List<URI> urls) {
        urls.forEach(url -> callbacks.add(jobId, url));
    }

    /** A job may end twice, when a late result revives it: earlier messages that have not arrived are abandoned. */
    void onEnd(@Observes JobEnded end) {
        List<URI> urls = callbacks.list(end.jobId());
        if (urls.isEmpty()) {
            return;
        }
        Job job = jobs.find(end.jobId()).orElseThrow();
        WebhookBody product = products.get(job.product());
        outbox.withdraw(SendWebhook.KIND, job.id(), "The job went on and ended anew.");
        Optional<String> body = product.bodyOf(job);
        body.ifPresent(text -> urls.forEach(url -> add(job, url, text)));
    }

    private void add(Job job, URI url, String body) {
        Webhook webhook = newWebhook(job.product(), url, body);
        outbox.add(SendWebhook.KIND, webhook.id(), Optional.of(job.id()), webhook.toJson(), Duration.ZERO);
    }

    /**
     * Sends a product's sample to an address, once and immediately, signed like any other webhook; nothing is stored.
     */
    public WebhookTry sendTest(WebhookBody product, URI url) {
        return post.send(newWebhook(product.product(), url, product.sample()), product, Optional.empty());
    }

    private static Webhook newWebhook(String product, URI url, String body) {
        return new Webhook(ID_PREFIX + Ids.newCuid(), product, url, body);
    }

    void onErasure(@Observes JobErased job) {
        callbacks.forget(job.jobId());
    }
}
