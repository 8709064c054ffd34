package io.serenade.jobs.schedule;

import io.serenade.jobs.JobQueue;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.engine.Workers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/** The fallback for lost wake-up messages: at the start and every 20 s, assigns free slots and finds due jobs. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueJobSweep {
    private static final Duration PERIOD = Duration.ofSeconds(20);

    @Resource
    private TimerService timers;

    @Inject
    private JobQueue queue;

    @Inject
    private Workers workers;

    @Inject
    private ProviderSlots slots;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(1_000, PERIOD.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void sweep() {
        // One transaction each: two transactions that lock several accounts could wait for each other.
        slots.names().forEach(slots::admit);
        for (WorkerPool pool : WorkerPool.values()) {
            int due = queue.countDue(pool);
            for (int i = 0; i < due; i++) {
                workers.wake(pool);
            }
        }
    }
}
