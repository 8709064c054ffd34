package io.serenade.jobs.engine;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.jobs.WorkerPool;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/**
 * Says that a job may be due, with a message to its lane's queue. Rung after the commit; a message that is lost, doubled or
 * late does no harm, because the worker asks the database and a sweep rings again.
 */
@ApplicationScoped
@JMSDestinationDefinition(
        name = "java:app/jms/IoLane",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "SerenadeIo")
@JMSDestinationDefinition(
        name = "java:app/jms/RenderLane",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "SerenadeRender")
public class WakeUpSender {
    private static final Logger LOG = System.getLogger(WakeUpSender.class.getName());

    @Resource
    private ConnectionFactory connections;

    @Resource(lookup = "java:app/jms/IoLane")
    private Queue io;

    @Resource(lookup = "java:app/jms/RenderLane")
    private Queue render;

    @Inject
    private Clock clock;

    /** Rings for a job that has something to do; others are left alone. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void ring(Job job) {
        if ((job.state() == JobState.READY || job.state() == JobState.PARKED) && job.dueAt() != null) {
            send(
                    job.lane(),
                    job.id() + " " + job.stage() + " " + job.attempts(),
                    Duration.between(clock.instant(), job.dueAt()));
        }
    }

    /** Rings for a lane without a job in mind. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void ring(WorkerPool lane) {
        send(lane, "due", Duration.ZERO);
    }

    private void send(WorkerPool lane, String text, Duration delay) {
        try (JMSContext context = connections.createContext()) {
            TextMessage message = context.createTextMessage(text);
            message.setStringProperty("lane", lane.key());
            context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setDeliveryDelay(Math.max(0, delay.toMillis()))
                    .send(lane == WorkerPool.IO ? io : render, message);
        } catch (JMSRuntimeException | JMSException e) {
            LOG.log(
                    Level.WARNING,
                    "The broker took no message for {0}; the next sweep finds the job: {1}",
                    text,
                    e.getMessage());
        }
    }
}
