package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads a child's error stream to its end so that the child never blocks on it, keeping its beginning (where FFmpeg
 * describes its input) and its end (where FFmpeg says what went wrong); almost always that is all of it.
 */
final class ErrorTail implements Runnable {
    private static final System.Logger LOG = System.getLogger(ErrorTail.class.getName());
    private static final int HEAD = 256 * 1024;
    private static final int TAIL = 4 * 1024;

    private final String role;
    private final InputStream stream;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private final CountDownLatch ended = new CountDownLatch(1);

    ErrorTail(String role, InputStream stream) {
        this.role = role;
        this.stream = stream;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[4096];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                keep(text);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "error stream of " + role + " closed early", e);
        } finally {
            ended.countDown();
        }
    }

    private synchronized void keep(String text) {
        if (head.length() < HEAD) {
            head.append(text, 0, Math.min(text.length(), HEAD - head.length()));
        }
        tail.append(text);
        if (tail.length() > TAIL) {
            tail.delete(0, tail.length() - TAIL);
        }
    }

    /** Waits briefly for the last output of a child that has ended; a surviving grandchild may hold the stream open. */
    void awaitEnd() throws InterruptedException {
        if (!ended.await(1, TimeUnit.SECONDS)) {
            LOG.log(System.Logger.Level.DEBUG, "error stream of {0} is still open", role);
        }
    }

    synchronized String head() {
        return head.toString();
    }

    synchronized String tail() {
        return tail.toString().strip();
    }

    /** Logs the whole output; of a very long one, the beginning and the end. */
    void log(System.Logger.Level level, String occasion) {
        String gap = head().length() < HEAD ? "" : "\n[...]\n" + tail();
        LOG.log(level, "{0} {1}; its words: {2}", role, occasion, head().strip() + gap);
    }
}
