package io.serenade.sandbox.replicate;

import io.serenade.platform.keys.ApplicationKeys;
import io.serenade.platform.settings.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;

/** The key that webhooks are signed with: random, made on first use and the same on every node. */
@ApplicationScoped
class ReplicateWebhookKey {
    @Inject
    ApplicationKeys keys;

    Secret get() {
        byte[] random = Base64.getUrlDecoder().decode(keys.get("sandbox-replicate-webhooks"));
        return new Secret("whsec_" + Base64.getEncoder().encodeToString(random));
    }
}
