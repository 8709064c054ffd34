package io.serenade.platform.database;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that knows how often it was asked. */
public final class CountedDatabase extends Database {
    private final Database real;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger updates = new AtomicInteger();

    public CountedDatabase(Database real) {
        this.real = real;
    }

    public int statements() {
        return reads.get() + updates.get();
    }

    public int updates() {
        return updates.get();
    }

    @Override
    public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        reads.incrementAndGet();
        return real.list(sql, row, parameters);
    }

    @Override
    public int update(String sql, Object... parameters) {
        updates.incrementAndGet();
        return real.update(sql, parameters);
    }
}
