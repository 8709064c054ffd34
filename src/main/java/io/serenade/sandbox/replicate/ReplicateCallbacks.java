package io.serenade.sandbox.replicate;

import io.serenade.platform.Ids;
import io.serenade.platform.keys.WebhookSignature;
import io.serenade.platform.settings.Secret;
import io.serenade.sandbox.tasks.CallbackEvent;
import io.serenade.sandbox.tasks.CallbackWriter;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Replicate's callbacks: the prediction as it is shown to everyone, signed, with an id that repeats keep. */
@ApplicationScoped
class ReplicateCallbacks implements CallbackWriter {
    @Inject
    ReplicateWebhookKey key;

    @Inject
    Clock clock;

    @Override
    public String provider() {
        return ReplicateStandIn.PROVIDER;
    }

    @Override
    public Callback write(SandboxTask task, CallbackEvent event) {
        Instant now = clock.instant();
        ReplicatePrediction prediction =
                new ReplicatePrediction(task, event == CallbackEvent.START ? task.startsAt() : now);
        String body = prediction.toJson(prediction.base()).toString();
        String id = "msg_" + task.id() + "_" + event.word();
        Secret secret = task.fault() == Fault.FORGED ? someOtherKey() : key.get();
        return new Callback(
                body,
                Map.of(
                        WebhookSignature.ID,
                        id,
                        WebhookSignature.TIMESTAMP,
                        Long.toString(now.getEpochSecond()),
                        WebhookSignature.SIGNATURE,
                        WebhookSignature.sign(id, now, body.getBytes(StandardCharsets.UTF_8), secret)));
    }

    private static Secret someOtherKey() {
        return new Secret(
                Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(Ids.newToken())));
    }
}
