package io.serenade.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports of this machine that nobody held a moment ago, each given out once. The two processes that run server tests side
 * by side take every other pair of ports, so neither is given what the other is about to use.
 */
public final class FreePorts {
    private static final int FORK = Integer.getInteger("serenade.fork", 0) % 2;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    public static int next() {
        int port = free();
        while (port / 2 % 2 != FORK || !GIVEN.add(port)) {
            port = free();
        }
        return port;
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
