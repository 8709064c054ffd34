package io.serenade.talkingpet.web;

import io.serenade.jobs.Job;
import io.serenade.jobs.webhooks.WebhookBody;
import io.serenade.jobs.webhooks.WebhookSecrets;
import io.serenade.talkingpet.PetClip;
import io.serenade.talkingpet.PetClips;
import io.serenade.talkingpet.TalkingPetSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells callers that their clip is ready, or why there is none. */
@ApplicationScoped
public class PetWebhook implements WebhookBody {
    @Inject
    private PetClips clips;

    @Inject
    private PetRepresentation representation;

    @Inject
    private TalkingPetSettings settings;

    @Override
    public String product() {
        return PetClip.PRODUCT;
    }

    @Override
    public Optional<String> bodyOf(Job job) {
        return clips.find(job.id())
                .map(entry -> representation.outcome(entry.job()).toString());
    }

    @Override
    public String sample() {
        return representation.sample().toString();
    }

    @Override
    public Optional<WebhookSecrets> secrets() {
        return settings.webhookSecrets();
    }
}
