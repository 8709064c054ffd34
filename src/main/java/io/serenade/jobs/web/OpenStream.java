package io.serenade.jobs.web;

import io.serenade.jobs.JobEvent;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client's stream of one job. A stream sends while it holds its lock, and the container calls back while it holds a
 * lock of its own that sending needs, too; so callbacks must not take the stream's lock.
 */
abstract class OpenStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration STUCK = Duration.ofSeconds(30);
    private static final int RECONNECT_MILLIS = 3_000;

    private final String jobId;
    private final StreamClient client;
    private final Clock clock;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean ending;
    private volatile Instant lastTaken;
    private Instant lastSent;

    OpenStream(String jobId, StreamClient client, Clock clock) {
        this.jobId = jobId;
        this.client = client;
        this.clock = clock;
        lastSent = clock.instant();
        lastTaken = lastSent;
    }

    /** Sends the first events to a new client. */
    abstract void begin();

    /** @param news new events of this job, the oldest first; may be empty */
    abstract void hear(List<JobEvent> news);

    final String jobId() {
        return jobId;
    }

    final String address() {
        return client.address();
    }

    final boolean isClosed() {
        return client.sink().isClosed();
    }

    final void close() {
        client.sink().close();
    }

    /** Closes as soon as the client has taken everything. */
    final void end() {
        ending = true;
        if (underWay.get() == 0) {
            close();
        }
    }

    /** Whether the client has not taken everything yet. */
    final boolean isBehind() {
        return underWay.get() > 0;
    }

    final synchronized boolean isQuietFor(Duration time) {
        return lastSent.plus(time).isBefore(clock.instant());
    }

    /** Keeps a quiet stream open; closes one whose client no longer reads. */
    final synchronized void keepAlive() {
        if (isBehind()) {
            if (lastTaken.plus(STUCK).isBefore(clock.instant())) {
                close();
            }
        } else if (isQuietFor(HEARTBEAT)) {
            send(client.sse().newEventBuilder().comment("still here").build());
        }
    }

    final void send(String name, long id, String json) {
        send(client.sse()
                .newEventBuilder()
                .name(name)
                .id(Long.toString(id))
                .reconnectDelay(RECONNECT_MILLIS)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, json)
                .build());
    }

    private synchronized void send(OutboundSseEvent event) {
        if (isClosed()) {
            return;
        }
        lastSent = clock.instant();
        if (underWay.getAndIncrement() == 0) {
            lastTaken = lastSent;
        }
        client.sink().send(event).whenComplete((sent, failure) -> taken(failure));
    }

    /** Called on the container's threads, which must not wait for the sender. */
    private void taken(Throwable failure) {
        lastTaken = clock.instant();
        int left = underWay.decrementAndGet();
        if (failure != null || ending && left == 0) {
            close();
        }
    }
}
