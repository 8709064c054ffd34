package io.serenade.storage.web;

import io.serenade.platform.web.ClientAddress;
import io.serenade.storage.StoredMedia;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The transfers of this node, limited in total, for each address, and in time. None of them keeps a thread waiting for
 * its client.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/transfers", maxAsync = 16)
public class Transfers {
    /** The limit of this node: each transfer takes a piece of memory, an open file and a connection. */
    static final int MOST = 1_000;

    /** The limit of one address; many visitors of a mobile network share one. */
    static final int MAX_TO_AN_ADDRESS = 64;

    /** A client that takes less on average, in bytes a second, is cut off; a player requests the rest by itself. */
    static final int SLOWEST = 16 * 1024;

    static final Duration GRACE = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(1);

    @Resource(lookup = "java:app/concurrent/transfers")
    ManagedExecutorService managed;

    @Inject
    ClientAddress addresses;

    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /**
     * Starts to send a part of a file, and returns immediately.
     *
     * @param describe puts the headers on the answer, once there is something to send
     * @throws TooManyTransfersException when this client, or all clients together, have too many under way
     * @throws IOException when the storage cannot deliver it
     */
    void begin(HttpServletRequest request, StoredMedia media, ByteRange part, Runnable describe) throws IOException {
        String address = addresses.keyOf(request);
        if (!take(address)) {
            throw new TooManyTransfersException();
        }
        Transfer transfer = open(media, part, address);
        try {
            describe.run();
            AsyncContext exchange = request.startAsync();
            exchange.setTimeout(longest(part.length()).toMillis());
            transfer.start(exchange);
        } catch (IOException | RuntimeException e) {
            transfer.release();
            throw e;
        }
    }

    private Transfer open(StoredMedia media, ByteRange part, String address) throws IOException {
        try {
            InputStream content = media.open(part.first(), part.length());
            return new Transfer(content, part.length(), managed, () -> give(address));
        } catch (IOException | RuntimeException e) {
            give(address);
            throw e;
        }
    }

    /** How long a client may take for this number of bytes. */
    static Duration longest(long bytes) {
        Duration slowest = GRACE.plusSeconds(bytes / SLOWEST);
        return slowest.compareTo(LONGEST) > 0 ? LONGEST : slowest;
    }

    int count() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    private synchronized boolean take(String address) {
        int theirs = open.getOrDefault(address, 0);
        if (theirs >= MAX_TO_AN_ADDRESS || count() >= MOST) {
            return false;
        }
        open.put(address, theirs + 1);
        return true;
    }

    private synchronized void give(String address) {
        open.computeIfPresent(address, (key, theirs) -> theirs == 1 ? null : theirs - 1);
    }
}
