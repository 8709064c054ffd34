package io.serenade.petroast.web;

import io.serenade.jobs.Job;
import io.serenade.jobs.webhooks.WebhookBody;
import io.serenade.jobs.webhooks.WebhookSecrets;
import io.serenade.petroast.PetRoastSettings;
import io.serenade.petroast.Roast;
import io.serenade.petroast.Roasts;
import io.serenade.platform.web.JsonResponses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Tells receivers that a roast has ended: {@code job_id}, {@code status} and {@code video_url}, signed plainly as well.
 */
@ApplicationScoped
public class RoastWebhook implements WebhookBody {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @Inject
    private Roasts roasts;

    @Inject
    private RoastJson json;

    @Inject
    private PetRoastSettings settings;

    @Override
    public String product() {
        return Roast.PRODUCT;
    }

    @Override
    public Optional<String> bodyOf(Job job) {
        return roasts.find(job.id()).map(entry -> JsonResponses.text(json.outcome(entry)));
    }

    @Override
    public String sample() {
        return JsonResponses.text(json.sample(NOBODY));
    }

    @Override
    public Optional<WebhookSecrets> secrets() {
        return settings.webhookSecrets();
    }

    @Override
    public boolean isSignedPlainly() {
        return true;
    }
}
