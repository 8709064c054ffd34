package io.serenade.jobs.webhooks;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.Job;
import java.util.Optional;

/** A product that tells the id and the state of its jobs. */
final class ScriptedBody implements WebhookBody {
    WebhookSecrets secrets;
    boolean plain = true;
    boolean silent;
    RuntimeException failure;

    ScriptedBody(WebhookSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String product() {
        return CoreForTests.PRODUCT;
    }

    @Override
    public Optional<String> bodyOf(Job job) {
        if (failure != null) {
            throw failure;
        }
        return silent
                ? Optional.empty()
                : Optional.of(
                        "{\"job_id\":\"" + job.id() + "\",\"status\":\"" + job.state() + "\",\"pet\":\"Zoë 🐶\"}");
    }

    @Override
    public String sample() {
        return "{\"job_id\":\"none\"}";
    }

    @Override
    public Optional<WebhookSecrets> secrets() {
        return Optional.ofNullable(secrets);
    }

    @Override
    public boolean isSignedPlainly() {
        return plain;
    }
}
