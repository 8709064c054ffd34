package io.serenade.storage.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One medium on its way to one client, in small pieces. The server calls when the client takes more; reading and
 * writing then happen on a thread of ours, because a bucket may keep it waiting and the server's own thread serves many
 * connections.
 */
final class Transfer implements WriteListener, AsyncListener {
    private static final Logger LOG = System.getLogger(Transfer.class.getName());
    private static final int PIECE = 32 * 1024;

    /** After this many pieces in a row, another transfer has its turn. */
    private static final int TURN = 64;

    private final InputStream content;
    private final Executor executor;
    private final Runnable whenOver;
    private final AtomicBoolean over = new AtomicBoolean();
    private final byte[] piece = new byte[PIECE];
    private volatile AsyncContext exchange;
    private long left;

    /**
     * @param length bytes to send, at least one
     * @param whenOver called once, however it ends
     */
    Transfer(InputStream content, long length, Executor executor, Runnable whenOver) {
        this.content = content;
        this.left = length;
        this.executor = executor;
        this.whenOver = whenOver;
    }

    /** Starts the transfer, which continues asynchronously. */
    void start(AsyncContext begun) throws IOException {
        exchange = begun;
        begun.addListener(this);
        begun.getResponse().getOutputStream().setWriteListener(this);
    }

    @Override
    public void onWritePossible() {
        try {
            executor.execute(this::takeTurn);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "A medium is cut off, because the server is stopping: {0}", e.getMessage());
            end();
        }
    }

    private void takeTurn() {
        try {
            writeWhileTaken();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The client of a medium went away: {0}", e.getMessage());
            end();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A medium is cut off", e);
            end();
        }
    }

    private synchronized void writeWhileTaken() throws IOException {
        ServletOutputStream out = exchange.getResponse().getOutputStream();
        for (int pieces = 0; !over.get() && out.isReady(); pieces++) {
            if (pieces == TURN) {
                onWritePossible();
                return;
            }
            int read = read();
            if (read < 0) {
                end();
                return;
            }
            left -= read;
            out.write(piece, 0, read);
            if (left == 0) {
                end();
            }
        }
    }

    /**
     * @return how many bytes; below zero when the storage failed: then less is sent than was announced, which
     *     the client notices
     */
    private int read() {
        try {
            int read = content.read(piece, 0, (int) Math.min(PIECE, left));
            if (read < 0) {
                throw new EOFException("It ended too early");
            }
            return read;
        } catch (IOException e) {
            if (!over.get()) {
                LOG.log(Level.WARNING, "A medium is cut off with {0} bytes left: {1}", left, e.getMessage());
            }
            return -1;
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.DEBUG, "The client of a medium went away: {0}", failure.getMessage());
        end();
    }

    /** Called when the client was too slow: the server itself breaks the connection of an answer that has begun. */
    @Override
    public void onTimeout(AsyncEvent event) {
        LOG.log(Level.DEBUG, "A client took a medium too slowly");
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

    /** @return false when it was over before */
    boolean release() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        whenOver.run();
        try {
            content.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A medium could not be closed: {0}", e.getMessage());
        }
        return true;
    }
}
