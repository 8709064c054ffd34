package io.serenade.jobs.webhooks;

import io.serenade.platform.settings.Secret;
import java.util.Optional;

/**
 * What webhooks are signed with.
 *
 * @param previous signed with as well, while receivers change to the current one
 */
public record WebhookSecrets(Secret current, Optional<Secret> previous) {

    /** Reads a setting: one secret, or the current and the previous one with a comma between. */
    public static WebhookSecrets of(Secret setting) {
        String[] both = setting.reveal().split(",", 2);
        Optional<Secret> previous =
                both.length == 2 ? Optional.of(both[1].strip()).map(Secret::new) : Optional.empty();
        return new WebhookSecrets(new Secret(both[0].strip()), previous.filter(secret -> !secret.reveal()
                .isEmpty()));
    }
}
