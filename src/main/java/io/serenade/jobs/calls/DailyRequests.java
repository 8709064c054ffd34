package io.serenade.jobs.calls;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the requests at an account that were paid, or may have been, within 24 hours. Exact while the account's row is
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
        OptionalInt most = perDay(account);
        return most.isEmpty()
                ? Integer.MAX_VALUE
                : Math.max(0, most.getAsInt() - paid(account).number());
    }

    /** The limit that an operator has set, otherwise that of the settings. */
    OptionalInt perDay(String account) {
        return database.find(
                        "select paid_per_day_set from provider_accounts where name = ? and paid_per_day_set is not null",
                        row -> OptionalInt.of(row.getInt(1)),
                        account)
                .orElse(limit.perDay());
    }

    void set(String account, OptionalInt perDay) {
        database.update("""
                insert into provider_accounts (name, paid_per_day_set) values (?, ?)
                on conflict (name) do update set paid_per_day_set = excluded.paid_per_day_set""", account, perDay.isPresent() ? perDay.getAsInt() : null);
    }

    /** The accounts whose paid requests of a day are used up; requests are not counted where there is no limit. */
    List<String> listUsedUp(List<String> accounts) {
        return database.list(
                """
                select name from unnest(?) limited (name) left join provider_accounts using (name),
                       lateral (select count(*) as number from provider_tasks
                                 where account = limited.name and (sent_at > ? or state = 'ADMITTED')
                                   and (state <> 'FAILED' or external_id is not null)) paid
                 where number >= coalesce(paid_per_day_set, ?::int)\
                """,
                row -> row.getString("name"),
                accounts.toArray(String[]::new),
                clock.instant().minus(DAY),
                limit.perDay().isPresent() ? limit.perDay().getAsInt() : null);
    }

    /** A sentence for the operator when the limit is used up; empty otherwise. */
    Optional<String> usedUp(String account) {
        OptionalInt limited = perDay(account);
        if (limited.isEmpty()) {
            return Optional.empty();
        }
        int most = limited.getAsInt();
        Paid paid = paid(account);
        String next =
                paid.first().map(at -> "; the next one goes at " + at.plus(DAY)).orElse("");
        return paid.number() < most
                ? Optional.empty()
                : Optional.of(
                        "The " + most + " paid requests of a day (PAID_REQUESTS_PER_DAY) are used up" + next + ".");
    }

    /** Logs that tasks wait for the next day, at most once an hour. */
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

    /** A refused request cost nothing; an unanswered one may have been accepted; an admitted one is sent next. */
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
