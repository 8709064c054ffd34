package io.serenade.jobs.outbox;

import io.serenade.platform.BeansOf;
import io.serenade.platform.FiredEvents;
import io.serenade.platform.database.TestDatabase;

/** An outbox in a database whose messages are sent when a test says so, for tests outside this package. */
public final class OutboxForTests {
    private final TestDatabase database;
    private final FiredEvents<OutboxDue> due = new FiredEvents<>();
    private final Outbox outbox = new Outbox();
    private final OutboxSender sender = new OutboxSender();

    public OutboxForTests(TestDatabase database, OutboxHandler... handlers) {
        this.database = database;
        outbox.database = database;
        outbox.due = due;
        sender.outbox = outbox;
        sender.handlers = BeansOf.these(handlers);
    }

    /** What listens to the ends and erasures of jobs. */
    public static Class<?> endObserver() {
        return JobEndObserver.class;
    }

    public Outbox outbox() {
        return outbox;
    }

    /** How often senders were told that something is due. */
    public int timesDue() {
        return due.list().size();
    }

    /** Sends one message as if its time had come. @return false when none waits */
    public boolean sendNext() {
        database.update("update outbox set due_at = now() - interval '1 second' where state = 'WAITING'");
        return sender.sendNext();
    }
}
