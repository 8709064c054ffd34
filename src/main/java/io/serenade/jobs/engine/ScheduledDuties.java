package io.serenade.jobs.engine;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides which node acts when the timers of all nodes fire: the one whose compare-and-set advances the due time. */
@ApplicationScoped
public class ScheduledDuties {
    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Sets the first due time of a duty, unless one is set, so that a duty missed while no node ran is made up for. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void plan(String name, Instant first) {
        database.update("insert into ticks (name, next_due) values (?, ?) on conflict do nothing", name, first);
    }

    /** Makes a duty due now; it is done once, however many callers ask for it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void hasten(String name) {
        Instant now = clock.instant();
        database.update("update ticks set next_due = ? where name = ? and next_due > ?", now, name, now);
    }

    /** When a duty is due next; while a node does it, when another node would take it over. */
    @Transactional
    public Optional<Instant> dueAt(String name) {
        return database.find(
                "select next_due from ticks where name = ?", row -> Database.instant(row, "next_due"), name);
    }

    /** Sets when a duty is due again; called by the node that has taken it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void postpone(String name, Instant next) {
        database.update("update ticks set next_due = ? where name = ?", next, name);
    }

    /** @return true for exactly one caller per period */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean take(String name, Duration period) {
        return take(name, clock.instant().plus(period));
    }

    /** @return true for exactly one caller until the time given */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean take(String name, Instant next) {
        return database.update("""
                        insert into ticks (name, next_due) values (?, ?)
                        on conflict (name) do update set next_due = excluded.next_due where ticks.next_due <= ?""", name, next, clock.instant()) == 1;
    }
}
