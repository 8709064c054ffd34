package io.serenade.operators.schedule;

import io.serenade.jobs.engine.ScheduledDuties;
import io.serenade.operators.Samples;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Once a minute one node notes how things stand. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SampleTimer {
    private static final Duration PERIOD = Duration.ofSeconds(50);

    @Inject
    private ScheduledDuties duties;

    @Inject
    private Samples samples;

    @Schedule(hour = "*", minute = "*", second = "5", persistent = false)
    void take() {
        if (duties.take("samples", PERIOD)) {
            samples.take();
        }
    }
}
