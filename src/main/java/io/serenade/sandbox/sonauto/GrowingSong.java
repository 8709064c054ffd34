package io.serenade.sandbox.sonauto;

import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A song that is streamed to one listener: four times a second it sends what has been made by then, as far as the
 * client accepts it.
 */
final class GrowingSong implements WriteListener, AsyncListener {
    private static final Logger LOG = System.getLogger(GrowingSong.class.getName());
    private static final int TICK_MILLIS = 250;
    /** A player begins with some seconds in hand. */
    private static final double AT_FIRST = 0.15;

    private final byte[] song;
    private final SandboxTask task;
    private final AsyncContext exchange;
    private final Clock clock;
    private Future<?> ticks;
    private boolean over;
    private int sent;

    GrowingSong(byte[] song, SandboxTask task, AsyncContext exchange, Clock clock) {
        this.song = song;
        this.task = task;
        this.exchange = exchange;
        this.clock = clock;
    }

    synchronized void start(ScheduledExecutorService timers) throws IOException {
        exchange.addListener(this);
        exchange.getResponse().getOutputStream().setWriteListener(this);
        ticks = timers.scheduleAtFixedRate(this::onWritePossible, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void onWritePossible() {
        try {
            if (!over) {
                write(exchange.getResponse().getOutputStream());
            }
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }

    private void write(ServletOutputStream out) throws IOException {
        int made = made();
        if (made > sent && out.isReady()) {
            out.write(song, sent, made - sent);
            sent = made;
        }
        if (sent == song.length && out.isReady()) {
            end();
            exchange.complete();
        } else if (out.isReady()) {
            out.flush();
        }
    }

    private int made() {
        double takes = Duration.between(task.startsAt(), task.finishesAt()).toMillis();
        double passed = Duration.between(task.startsAt(), clock.instant()).toMillis();
        double share = takes <= 0 ? 1 : AT_FIRST + (1 - AT_FIRST) * passed / takes;
        return (int) (song.length * Math.min(1, share));
    }

    private synchronized void end() {
        over = true;
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.DEBUG, "Nobody listens to a growing song any more: {0}", failure.getMessage());
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The asynchronous context is never restarted.
    }
}
