package io.serenade.jobs.engine;

import io.serenade.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Decides which node acts when all of them tick: the one whose compare-and-set moves the due moment on. */
@ApplicationScoped
public class ScheduledDuties {
    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Sets the first due moment of a duty, unless one is set, so that a duty missed while nobody ran is made up for. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void plan(String name, Instant first) {
        database.update("insert into ticks (name, next_due) values (?, ?) on conflict do nothing", name, first);
    }

    /** Makes a duty due now; it is done once, however many ask for that. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void hasten(String name) {
        Instant now = clock.instant();
        database.update("update ticks set next_due = ? where name = ? and next_due > ?", now, name, now);
    }

    /** Sets when a duty is due again, for whoever has taken it. */
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
