package io.serenade.jobs.engine;

import io.serenade.jobs.JobDue;
import io.serenade.jobs.WorkerPool;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/**
 * Sends a wake-up message to its pool's queue whenever a job has something to do: after the commit and on another thread,
 * so that a broker that hangs holds up no request. A message that is lost, doubled or late does no harm, because the worker
 * asks the database and a sweep finds what nobody was woken for.
 */
@ApplicationScoped
@JMSDestinationDefinition(
        name = "java:app/jms/IoPool",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "SerenadeIo")
@JMSDestinationDefinition(
        name = "java:app/jms/RenderPool",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "SerenadeRender")
public class WakeUpSender {
    private static final Logger LOG = System.getLogger(WakeUpSender.class.getName());

    @Resource
    ConnectionFactory connections;

    @Resource
    ManagedExecutorService executor;

    @Resource(lookup = "java:app/jms/IoPool")
    Queue io;

    @Resource(lookup = "java:app/jms/RenderPool")
    Queue render;

    @Inject
    Clock clock;

    void onDue(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobDue job) {
        executor.execute(() -> send(job));
    }

    private void send(JobDue job) {
        try (JMSContext context = connections.createContext()) {
            TextMessage message = context.createTextMessage(job.jobId());
            message.setStringProperty("pool", job.pool().key());
            long delay = Duration.between(clock.instant(), job.dueAt()).toMillis();
            context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setDeliveryDelay(Math.max(0, delay))
                    .send(job.pool() == WorkerPool.IO ? io : render, message);
        } catch (JMSRuntimeException | JMSException e) {
            LOG.log(
                    Level.WARNING,
                    "The broker took no message for job {0}; the next sweep finds it: {1}",
                    job.jobId(),
                    e.getMessage());
        }
    }
}
