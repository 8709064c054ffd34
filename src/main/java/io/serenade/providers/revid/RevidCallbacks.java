package io.serenade.providers.revid;

import io.serenade.platform.keys.BodySignature;
import io.serenade.providers.CallbackReader;
import io.serenade.providers.CallbackReader.CallbackRefusedException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Revid's webhooks, in its own shape ({@code pid}, {@code status}) and in that of relays ({@code job_id}, {@code
 * status}). Revid signs nothing; if a secret is set, a signature that is present must be valid.
 */
@ApplicationScoped
public class RevidCallbacks implements CallbackReader {
    static final String SIGNATURE = "X-Revid-Signature";

    @Inject
    RevidSettings settings;

    @Override
    public String provider() {
        return RevidVideoMaker.NAME;
    }

    @Override
    public Hint read(UnaryOperator<String> header, byte[] body, Supplier<JsonObject> record) {
        Optional<String> signature = Optional.ofNullable(header.apply(SIGNATURE));
        boolean forged = signature.isPresent()
                && !settings.webhookSecrets().isEmpty()
                && settings.webhookSecrets().stream()
                        .noneMatch(secret -> BodySignature.fits(signature.get(), body, secret));
        if (forged) {
            throw new CallbackRefusedException(Reason.NOT_PROVED, "Invalid webhook signature.", null);
        }
        JsonObject callback = record.get();
        String pid = RevidRecords.pid(callback)
                .or(() -> RevidRecords.text(callback, "job_id").filter(RevidRecords::isId))
                .filter(id -> RevidRecords.text(callback, "status").isPresent())
                .orElseThrow(() -> new CallbackRefusedException(
                        Reason.MALFORMED, "A webhook needs pid (or job_id) and status as texts.", null));
        return new Hint(pid, RevidRecords.status(callback).isFinal(), Optional.empty());
    }
}
