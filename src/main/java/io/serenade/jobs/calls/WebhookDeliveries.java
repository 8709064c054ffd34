package io.serenade.jobs.calls;

import io.serenade.platform.database.Database;
import io.serenade.platform.database.LongRunning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** The ids of processed signed webhooks, so that a repeated delivery has no second effect. */
@ApplicationScoped
@Transactional
public class WebhookDeliveries {
    /** Far longer than the age limit of webhooks. */
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    private Database database;

    @Inject
    @LongRunning
    private Database longRunning;

    @Inject
    private Clock clock;

    /** Takes an id, in the transaction that does what the webhook says. @return false when it came before */
    public boolean take(String webhookId) {
        return database.update(
                        "insert into webhook_deliveries (id, at) values (?, ?) on conflict do nothing",
                        webhookId,
                        clock.instant())
                == 1;
    }

    public void forgetOld() {
        longRunning.update(
                "delete from webhook_deliveries where at < ?", clock.instant().minus(KEPT));
    }
}
