package io.serenade.platform.web.body;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the heap that bodies may take at one time. Small ones have a share of their own, which large ones cannot use
 * up: a visitor's order is small, because the page scales the photo down before sending it.
 */
@ApplicationScoped
public class BodyMemory {
    static final int LARGEST_SMALL = 256 * 1024;

    /** The body itself, the photo or texts decoded from it, and garbage created on the way. */
    static final int HEAP_PER_BYTE = 3;

    private static final int LARGE_SHARE = 6;
    private static final int SMALL_SHARE = 12;

    private final Pool small;
    private final Pool large;

    private static final class Pool {
        private final long size;
        private final AtomicLong taken = new AtomicLong();

        Pool(long size) {
            this.size = size;
        }

        boolean hasRoomFor(long bytes) {
            return taken.get() + bytes <= size;
        }

        boolean take(long bytes) {
            if (taken.addAndGet(bytes) <= size) {
                return true;
            }
            taken.addAndGet(-bytes);
            return false;
        }

        void giveBack(long bytes) {
            taken.addAndGet(-bytes);
        }
    }

    public BodyMemory() {
        this(Runtime.getRuntime().maxMemory());
    }

    BodyMemory(long heap) {
        small = new Pool(heap / SMALL_SHARE);
        large = new Pool(heap / LARGE_SHARE);
    }

    /** Whether there is room at present, without reserving it. */
    boolean hasRoomFor(long bodyBytes) {
        return poolFor(bodyBytes).hasRoomFor(bodyBytes * HEAP_PER_BYTE);
    }

    private Pool poolFor(long bodyBytes) {
        return bodyBytes <= LARGEST_SMALL ? small : large;
    }

    Reservation reserve() {
        return new Reservation();
    }

    /** What one body has taken. */
    final class Reservation {
        private Pool pool = small;
        private long taken;

        /** @return false when there is not enough left; earlier reservations stay */
        synchronized boolean growTo(long bodyBytes) {
            Pool needed = poolFor(bodyBytes);
            long all = bodyBytes * HEAP_PER_BYTE;
            boolean moves = needed != pool;
            if (!needed.take(moves ? all : all - taken)) {
                return false;
            }
            if (moves) {
                pool.giveBack(taken);
            }
            pool = needed;
            taken = all;
            return true;
        }

        synchronized void release() {
            pool.giveBack(taken);
            taken = 0;
        }
    }
}
