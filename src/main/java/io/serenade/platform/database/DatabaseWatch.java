package io.serenade.platform.database;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks the database twice a second, on a thread of its own, whether it still answers. So requests can be refused
 * immediately while it hangs, instead of each blocking a thread until its timeout.
 */
@ApplicationScoped
public class DatabaseWatch {
    private static final Logger LOG = System.getLogger(DatabaseWatch.class.getName());
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** A query that is open for longer counts as a hang, before its own timeout. */
    static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(1);

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Resource
    private ManagedThreadFactory threads;

    private ScheduledExecutorService thread;
    private volatile boolean answered = true;
    private volatile boolean lost;
    private volatile Instant askedAt;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        thread = Executors.newSingleThreadScheduledExecutor(threads);
        thread.scheduleWithFixedDelay(this::ask, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    void ask() {
        askedAt = clock.instant();
        try {
            database.ask();
            lost = false;
            note(true, "");
        } catch (RuntimeException | Error e) {
            // An error would end the repetitions, and with them the end of the outage would go unnoticed.
            lost = lost || DatabaseOutage.isOfConnection(e);
            note(false, String.valueOf(e.getMessage()));
        } finally {
            askedAt = null;
        }
    }

    private void note(boolean now, String why) {
        if (now != answered) {
            answered = now;
            LOG.log(
                    Level.WARNING,
                    now
                            ? "The database answers again"
                            : "The database does not answer; requests are refused until it does: {0}",
                    why);
        }
    }

    /** Whether the last query was answered and none has been open for too long; never queries or waits itself. */
    public boolean isAnswering() {
        return answered && !isOpenForTooLong();
    }

    /**
     * Whether other statements would wait in vain. That there is no free connection is no reason: who has one, goes on.
     */
    boolean isHanging() {
        return lost || isOpenForTooLong();
    }

    private boolean isOpenForTooLong() {
        Instant open = askedAt;
        return open != null && !open.plus(QUESTION_TIMEOUT).isAfter(clock.instant());
    }

    @PreDestroy
    void end() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
