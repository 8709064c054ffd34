package io.serenade.jobs.engine;

import io.serenade.jobs.JobDue;
import io.serenade.jobs.WorkerPool;
import io.serenade.platform.server.DeferrableWork;
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
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends a wake-up message to the pool's queue whenever a job has work to do: after the commit and on another thread, so
 * that a hanging broker delays no request. A lost, duplicated or late message does no harm, because the worker asks the
 * database, and a sweep finds due jobs for which no worker was woken.
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

    /** If more messages than this wait, the broker cannot keep up; the sweep finds their jobs. */
    private static final int MOST_IN_LINE = 1_000;

    /** How long a broker that took no message is left alone. */
    private static final Duration REST = Duration.ofSeconds(5);

    @Resource
    ConnectionFactory connections;

    @Resource
    ManagedExecutorService executor;

    @Resource(lookup = "java:app/jms/IoPool")
    Queue io;

    @Resource(lookup = "java:app/jms/RenderPool")
    Queue render;

    @Inject
    Workers workers;

    @Inject
    Clock clock;

    private final BlockingQueue<JobDue> line = new LinkedBlockingQueue<>(MOST_IN_LINE);
    private final AtomicBoolean sending = new AtomicBoolean();
    private volatile Instant awayUntil = Instant.MIN;

    /** One thread sends, however many jobs become due, so a hanging broker holds up only that thread. */
    void onDue(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobDue job) {
        if (line.offer(job)) {
            startSending();
        }
    }

    private void startSending() {
        if (!line.isEmpty() && sending.compareAndSet(false, true) && !DeferrableWork.hand(executor, this::sendAll)) {
            sending.set(false);
        }
    }

    private void sendAll() {
        try {
            if (clock.instant().isBefore(awayUntil)) {
                workHere();
            } else {
                sendToBroker();
            }
        } finally {
            sending.set(false);
            startSending();
        }
    }

    private void sendToBroker() {
        try (JMSContext context = connections.createContext()) {
            for (JobDue job = line.peek(); job != null; job = line.peek()) {
                send(context, job);
                line.remove(job);
            }
        } catch (JMSRuntimeException | JMSException e) {
            awayUntil = clock.instant().plus(REST);
            LOG.log(Level.WARNING, "The broker takes no message; this node does what is due: {0}", e.getMessage());
            workHere();
        }
    }

    /**
     * Without a broker this node's own workers are woken; the sweeps find jobs that are due later or meant for other
     * nodes.
     */
    private void workHere() {
        Instant now = clock.instant();
        for (JobDue job = line.poll(); job != null; job = line.poll()) {
            if (!job.dueAt().isAfter(now)) {
                workers.wake(job.pool());
            }
        }
    }

    private void send(JMSContext context, JobDue job) throws JMSException {
        TextMessage message = context.createTextMessage(job.jobId());
        message.setStringProperty("pool", job.pool().key());
        long delay = Duration.between(clock.instant(), job.dueAt()).toMillis();
        context.createProducer()
                .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                .setDeliveryDelay(Math.max(0, delay))
                .send(job.pool() == WorkerPool.IO ? io : render, message);
    }
}
