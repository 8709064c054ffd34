package io.serenade.generation.web;

import io.serenade.generation.Generation;
import io.serenade.generation.GenerationSettings;
import io.serenade.generation.GenerationStatus;
import io.serenade.generation.Generations;
import io.serenade.jobs.Job;
import io.serenade.jobs.webhooks.WebhookBody;
import io.serenade.jobs.webhooks.WebhookSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The webhook that tells callers that their generation has ended, with its status. */
@ApplicationScoped
public class GenerationWebhook implements WebhookBody {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @Inject
    private Generations generations;

    @Inject
    private GenerationJson json;

    @Inject
    private GenerationSettings settings;

    @Override
    public String product() {
        return Generation.PRODUCT;
    }

    @Override
    public Optional<String> bodyOf(Job job) {
        return generations
                .find(job.id())
                .map(entry -> json.outcome(entry).build().toString());
    }

    @Override
    public String sample() {
        return json.outcome(NOBODY, GenerationStatus.COMPLETED, Optional.of("/media/" + NOBODY + ".png"))
                .build()
                .toString();
    }

    @Override
    public Optional<WebhookSecrets> secrets() {
        return settings.webhookSecrets();
    }
}
