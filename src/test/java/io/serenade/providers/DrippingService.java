package io.serenade.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An outside service that begins an answer and then sends a byte of it now and then, for as long as anybody listens. */
public final class DrippingService implements AutoCloseable {
    /** Stops in the middle of a header. */
    public static final String HEADERS = "HTTP/1.1 200 OK\r\nX-Filler: ";

    /** Stops before the body. */
    public static final String BODY =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999999\r\n\r\n";

    private static final int DROP_EVERY_MILLIS = 50;

    private final ServerSocket server;
    private final byte[] beginning;
    private final CountDownLatch left = new CountDownLatch(1);

    public DrippingService(String beginning) {
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "dripping-service");
        thread.setDaemon(true);
        thread.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /** Whether the caller has closed its connection, at once or within seconds. */
    public boolean isLeft() throws InterruptedException {
        return left.await(5, TimeUnit.SECONDS);
    }

    private void serve() {
        try (Socket caller = server.accept()) {
            caller.setSoTimeout(DROP_EVERY_MILLIS);
            caller.getOutputStream().write(beginning);
            while (!hasLeft(caller)) {
                caller.getOutputStream().write(' ');
            }
        } catch (IOException e) {
            // The caller has reset the connection.
        } finally {
            left.countDown();
        }
    }

    /** Waits for what the caller sends, which is nothing, until the next drop is due. */
    private static boolean hasLeft(Socket caller) throws IOException {
        byte[] request = new byte[8192];
        try {
            while (caller.getInputStream().read(request) >= 0) {}
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
