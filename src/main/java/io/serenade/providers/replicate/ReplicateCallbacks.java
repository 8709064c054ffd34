package io.serenade.providers.replicate;

import io.serenade.platform.Secret;
import io.serenade.platform.WebhookSignature;
import io.serenade.platform.WebhookSignature.Verdict;
import io.serenade.providers.CallbackReader;
import io.serenade.providers.CallbackReader.CallbackRefusedException.Reason;
import io.serenade.providers.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
    public Hint read(UnaryOperator<String> header, byte[] body) {
        String deliveryId = header.apply(WebhookSignature.ID);
        Verdict verdict = WebhookSignature.verify(
                deliveryId,
                header.apply(WebhookSignature.TIMESTAMP),
                header.apply(WebhookSignature.SIGNATURE),
                body,
                secrets(),
                clock);
        if (!verdict.isGenuine()) {
            throw new CallbackRefusedException(Reason.NOT_PROVED, "The webhook " + verdict.reason() + ".", null);
        }
        return new Hint(prediction(body), true, Optional.of(deliveryId));
    }

    private static String prediction(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            JsonObject prediction = reader.readObject();
            return ReplicateRecords.id(prediction)
                    .orElseThrow(() ->
                            new CallbackRefusedException(Reason.MALFORMED, "The webhook names no prediction.", null));
        } catch (JsonException | IllegalStateException | ClassCastException e) {
            throw new CallbackRefusedException(Reason.MALFORMED, "The webhook is no JSON object.", e);
        }
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
