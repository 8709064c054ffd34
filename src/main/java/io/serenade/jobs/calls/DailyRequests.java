package io.serenade.jobs.calls;

import io.serenade.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the requests that were paid at an account within 24 hours, or may have been. Exact while the account's row is
 * locked, as {@link ProviderSlots} does before it admits a task.
 */
@ApplicationScoped
class DailyRequests {
    private static final Logger LOG = System.getLogger(DailyRequests.class.getName());
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SAY_EVERY = Duration.ofHours(1);

    @Inject
    Database database;

    @Inject
    PaidRequests limit;

    @Inject
    Clock clock;

    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    /** @param first when the oldest of them was sent; empty when none was yet */
    private record Paid(int number, Optional<Instant> first) {}

    /** How many more may be sent now. */
    int left(String account) {
        return limit.perDay().isEmpty()
                ? Integer.MAX_VALUE
                : Math.max(0, limit.perDay().getAsInt() - paid(account).number());
    }

    /** A sentence for the operator when none may; empty while some may. */
    Optional<String> usedUp(String account) {
        if (limit.perDay().isEmpty()) {
            return Optional.empty();
        }
        int most = limit.perDay().getAsInt();
        Paid paid = paid(account);
        String next =
                paid.first().map(at -> "; the next one goes at " + at.plus(DAY)).orElse("");
        return paid.number() < most
                ? Optional.empty()
                : Optional.of(
                        "The " + most + " paid requests of a day (PAID_REQUESTS_PER_DAY) are used up" + next + ".");
    }

    /** Tells the log that tasks wait for the next day, at most hourly. */
    void warn(String account) {
        Instant now = clock.instant();
        Instant last = said.get(account);
        if (last == null || !now.isBefore(last.plus(SAY_EVERY))) {
            said.put(account, now);
            LOG.log(
                    Level.WARNING,
                    "Tasks at {0} wait. {1}",
                    account,
                    usedUp(account).orElse(""));
        }
    }

    /** What was refused cost nothing; what was never answered may have been taken; what is admitted is sent next. */
    private Paid paid(String account) {
        return database.find(
                        """
                        select count(*) as number, min(sent_at) as first from provider_tasks
                         where account = ? and (sent_at > ? or state = 'ADMITTED')
                           and (state <> 'FAILED' or external_id is not null)\
                        """,
                        row -> new Paid(row.getInt("number"), Optional.ofNullable(Database.instant(row, "first"))),
                        account,
                        clock.instant().minus(DAY))
                .orElseThrow();
    }
}
