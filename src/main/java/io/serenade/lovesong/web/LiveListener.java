package io.serenade.lovesong.web;

import io.serenade.providers.SongGenerator.LiveSound;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client that hears a song while it is made. What the provider sends is written when the client can take it, and
 * only then is more asked for, so that neither a thread nor memory waits for a slow client.
 * Bytes come from the provider's thread and room from the container's; whichever comes second leaves its work to the
 * first, so that the answer is never written to under a lock.
 */
final class LiveListener implements Flow.Subscriber<List<ByteBuffer>>, WriteListener, AsyncListener {
    private static final Logger LOG = System.getLogger(LiveListener.class.getName());

    /** No song is larger, however long it is made. */
    private static final long MOST_BYTES = 25_000_000;

    private final AsyncContext exchange;
    private final Runnable whenOver;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger turns = new AtomicInteger();
    private final Queue<ByteBuffer> waiting = new ConcurrentLinkedQueue<>();
    private volatile Flow.Subscription subscription;
    private volatile boolean open;
    private volatile boolean asked;
    private volatile boolean ended;
    private long sent;

    /** @param whenOver called once, however it ends */
    LiveListener(AsyncContext exchange, Runnable whenOver) {
        this.exchange = exchange;
        this.whenOver = whenOver;
    }

    void begin(LiveSound sound) {
        if (over.get()) {
            return;
        }
        HttpServletResponse response = (HttpServletResponse) exchange.getResponse();
        response.setContentType(sound.contentType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Accept-Ranges", "none");
        sound.bytes().subscribe(this);
        try {
            response.getOutputStream().setWriteListener(this);
        } catch (IOException e) {
            onError(e);
        }
    }

    /** There is nothing to hear, or not yet. */
    void refuse(Throwable failure) {
        LOG.log(Level.DEBUG, "A song cannot be heard while it is made: {0}", failure.getMessage());
        if (release()) {
            HttpServletResponse response = (HttpServletResponse) exchange.getResponse();
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            exchange.complete();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        if (over.get()) {
            begun.cancel();
        }
        passOn();
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        waiting.addAll(bytes);
        asked = false;
        passOn();
    }

    @Override
    public void onComplete() {
        ended = true;
        passOn();
    }

    @Override
    public void onWritePossible() {
        open = true;
        passOn();
    }

    /** Passes bytes on; client and provider may begin in any order. */
    private void passOn() {
        if (turns.getAndIncrement() > 0) {
            return;
        }
        int taken = 1;
        do {
            writeWhatFits();
            taken = turns.addAndGet(-taken);
        } while (taken > 0);
    }

    private void writeWhatFits() {
        if (!open) {
            return;
        }
        try {
            ServletOutputStream out = exchange.getResponse().getOutputStream();
            while (!over.get() && out.isReady()) {
                boolean whole = ended;
                if (waiting.isEmpty() && !whole) {
                    askForMore();
                    return;
                }
                if (waiting.isEmpty() || sent > MOST_BYTES) {
                    end();
                    return;
                }
                write(waiting.poll(), out);
            }
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }

    private void askForMore() {
        if (!asked && subscription != null) {
            asked = true;
            subscription.request(1);
        }
    }

    private void write(ByteBuffer bytes, ServletOutputStream out) throws IOException {
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        sent += piece.length;
        out.write(piece);
        if (waiting.isEmpty() && out.isReady()) {
            out.flush();
        }
    }

    /** The provider broke off, or the client went away: what was heard so far is all there is. */
    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.DEBUG, "A song that is being made is heard no longer: {0}", failure.getMessage());
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        release();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        release();
    }

    @Override
    public void onError(AsyncEvent event) {
        release();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The asynchronous context is never restarted.
    }

    private void end() {
        if (release()) {
            exchange.complete();
        }
    }

    private boolean release() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        Flow.Subscription begun = subscription;
        if (begun != null) {
            begun.cancel();
        }
        whenOver.run();
        return true;
    }
}
