package io.serenade.platform.web.body;

import io.serenade.platform.web.ProblemException;
import io.serenade.platform.web.ProblemType;
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
 * Takes a body as it arrives and has the request go on when all of it has come. Between two pieces nothing waits: no thread,
 * and no memory but for what has arrived. What is refused is thrown away as it comes, for a server that is to answer before
 * the end reads the rest by a thread that waits; so a sender that drips holds its connection and nothing else.
 */
final class BodyReceiver implements ReadListener, AsyncListener {
    /** A sender may be this late at any time, and slower than this never. */
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

    /** @param refusal why the body is not wanted, where that is known before it comes */
    BodyReceiver(
            AsyncContext async, ServletInputStream in, BodySink sink, Clock clock, Optional<ProblemException> refusal) {
        this.async = async;
        this.in = in;
        this.sink = sink;
        this.clock = clock;
        this.refusal = refusal;
        begun = clock.instant();
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
        sink.letGo();
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
        async.dispatch();
    }

    /** The sender went away, or the connection broke. */
    @Override
    public synchronized void onError(Throwable broken) {
        if (!over) {
            over = true;
            sink.letGo();
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
        sink.letGo();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // What a resource waits for later is no body any more.
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                ProblemType.REQUEST_TIMEOUT, "The request's body came too slowly. Please send it again.");
    }
}
