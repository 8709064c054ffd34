package io.serenade.jobs.calls;

import io.serenade.jobs.JobChanged;
import io.serenade.jobs.NewJobEvents;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * This node's cached view of the queues: one query serves all callers, is made at most so often that it takes a
 * twentieth of a connection's time, and is repeated when a job has moved.
 */
@ApplicationScoped
public class QueuePlaces {
    private static final long LONGEST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int SHARE = 20;

    @Inject
    Database database;

    @Inject
    ProviderSlots slots;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean moved = true;
    private volatile Queues seen;

    /** @param tookNanos how long reading them took */
    private record Queues(
            Map<String, Integer> places,
            Map<String, Integer> lengths,
            Set<String> heldBack,
            long readNanos,
            long tookNanos) {}

    /** The queue position of a job whose task waits for a slot, from one; zero when none does. */
    public int place(String jobId) {
        Integer place = now().places().get(jobId);
        return place == null ? slots.place(jobId) : place;
    }

    /** How many tasks wait for a slot of an account. */
    public int waiting(String account) {
        return now().lengths().getOrDefault(account, 0);
    }

    /** Whether nothing is sent to an account at present, so that the waiting time of its tasks is unknown. */
    public boolean isHeldBack(String account) {
        return now().heldBack().contains(account);
    }

    void noteChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobChanged change) {
        moved = true;
    }

    void noteNews(@Observes NewJobEvents news) {
        moved |= !news.events().isEmpty();
    }

    private Queues now() {
        Queues last = seen;
        if (last == null) {
            reading.lock();
        } else if (!isDue(last) || !reading.tryLock()) {
            return last;
        }
        try {
            if (seen == last) {
                moved = false;
                seen = read();
            }
            return seen;
        } finally {
            reading.unlock();
        }
    }

    private boolean isDue(Queues last) {
        long age = System.nanoTime() - last.readNanos();
        return age >= SHARE * last.tookNanos() && (moved || age >= LONGEST_NANOS);
    }

    private Queues read() {
        long begun = System.nanoTime();
        Map<String, Integer> places = new HashMap<>();
        Map<String, Integer> lengths = new HashMap<>();
        database.list(
                        "select job_id, account from provider_tasks where state = 'QUEUED'"
                                + " order by account, queued_at, id",
                        row -> Map.entry(row.getString("job_id"), row.getString("account")))
                .forEach(task -> places.putIfAbsent(task.getKey(), lengths.merge(task.getValue(), 1, Integer::sum)));
        return new Queues(places, lengths, slots.listHeldBack(), begun, System.nanoTime() - begun);
    }
}
