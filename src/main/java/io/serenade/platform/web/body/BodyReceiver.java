package io.serenade.platform.web.body;

import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Receives a body asynchronously and continues the request when it is complete. Between two pieces no thread is
 * blocked, and only received bytes take memory. A refused body is discarded as it arrives, because a server that
 * answers early would read the rest with a blocked thread; so a slow sender occupies nothing but its connection.
 */
final class BodyReceiver implements ReadListener, AsyncListener {
    /** How far a sender may fall behind the minimum rate. */
    static final Duration GRACE = Duration.ofSeconds(20);

    static final int SLOWEST_BYTES_PER_SECOND = 32 * 1024;

    private static final int THROWN_AWAY = 4 * 1024;

    private final AsyncContext async;
    private final ServletInputStream in;
    private final BodySink sink;
    private final Clock clock;
    private final Instant begun;

    private long received;
    private Optional<ProblemException> refusal;
    private boolean over;
    private boolean mayGoOn = true;
    private boolean waits;

    /** @param refusal why the body is refused, if that is known in advance */
    BodyReceiver(
            AsyncContext async, ServletInputStream in, BodySink sink, Clock clock, Optional<ProblemException> refusal) {
        this.async = async;
        this.in = in;
        this.sink = sink;
        this.clock = clock;
        this.refusal = refusal;
        begun = clock.instant();
    }

    /** For a server that dispatches at once: it would close the dispatched request when the first thread leaves. */
    synchronized void holdUntilLeft() {
        mayGoOn = false;
    }

    /** The thread that took the request has left it. */
    synchronized void left() {
        mayGoOn = true;
        if (waits) {
            waits = false;
            async.dispatch();
        }
    }

    private static Duration allowanceFor(long bytes) {
        return GRACE.plusMillis(bytes * 1_000 / SLOWEST_BYTES_PER_SECOND);
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        int read = 0;
        while (!over && read >= 0 && in.isReady()) {
            read = refusal.isPresent() ? in.read(new byte[THROWN_AWAY]) : readPiece();
        }
        if (refusal.isEmpty() && begun.plus(allowanceFor(received)).isBefore(clock.instant())) {
            refuse(tooSlow());
        }
    }

    /** @return below zero at the end */
    private int readPiece() throws IOException {
        try {
            int read = sink.readFrom(in);
            received += Math.max(0, read);
            return read;
        } catch (ProblemException e) {
            refuse(e);
            return 0;
        }
    }

    private void refuse(ProblemException reason) {
        refusal = Optional.of(reason);
        sink.release();
    }

    @Override
    public synchronized void onAllDataRead() {
        if (over) {
            return;
        }
        over = true;
        async.getRequest()
                .setAttribute(
                        BodyFilter.RECEIVED, refusal.map(ReceivedBody::refused).orElseGet(sink::whole));
        if (mayGoOn) {
            async.dispatch();
        } else {
            waits = true;
        }
    }

    /** The sender disconnected, or the connection broke. */
    @Override
    public synchronized void onError(Throwable broken) {
        if (!over) {
            over = true;
            sink.release();
            async.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        sink.release();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The resource may wait for other things later.
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                ProblemType.REQUEST_TIMEOUT, "The request's body came too slowly. Please send it again.");
    }
}
