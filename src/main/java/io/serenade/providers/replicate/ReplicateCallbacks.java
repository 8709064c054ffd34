package io.serenade.providers.replicate;

import io.serenade.platform.keys.WebhookSignature;
import io.serenade.platform.keys.WebhookSignature.Validity;
import io.serenade.platform.settings.Secret;
import io.serenade.providers.CallbackReader;
import io.serenade.providers.CallbackReader.CallbackRefusedException.Reason;
import io.serenade.providers.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Replicate's webhooks: a whole prediction, signed after Standard Webhooks. Only the end of one is asked for. */
@ApplicationScoped
public class ReplicateCallbacks implements CallbackReader {
    @Inject
    ReplicateMediaGenerator generator;

    @Inject
    Clock clock;

    @Override
    public String provider() {
        return ReplicateMediaGenerator.NAME;
    }

    @Override
    public Hint read(UnaryOperator<String> header, byte[] body, Supplier<JsonObject> record) {
        String deliveryId = header.apply(WebhookSignature.ID);
        Validity validity = WebhookSignature.verify(
                deliveryId,
                header.apply(WebhookSignature.TIMESTAMP),
                header.apply(WebhookSignature.SIGNATURE),
                body,
                secrets(),
                clock);
        if (!validity.isGenuine()) {
            throw new CallbackRefusedException(Reason.NOT_PROVED, "The webhook " + validity.reason() + ".", null);
        }
        String prediction = ReplicateRecords.id(record.get())
                .orElseThrow(
                        () -> new CallbackRefusedException(Reason.MALFORMED, "The webhook names no prediction.", null));
        return new Hint(prediction, true, Optional.of(deliveryId));
    }

    private List<Secret> secrets() {
        try {
            return generator.webhookSecrets();
        } catch (ProviderException e) {
            throw new CallbackRefusedException(
                    Reason.TRY_AGAIN, "The webhook cannot be verified just now; please repeat it.", e);
        }
    }
}
