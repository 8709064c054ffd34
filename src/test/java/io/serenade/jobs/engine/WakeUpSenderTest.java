package io.serenade.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.serenade.jobs.JobDue;
import io.serenade.jobs.WorkerPool;
import io.serenade.platform.ManagedThreads;
import io.serenade.platform.SettableClock;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WakeUpSenderTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private final ManagedThreads threads = new ManagedThreads();
    private final Broker broker = new Broker();
    private final SettableClock clock = new SettableClock(NOON);
    private final WokenWorkers woken = new WokenWorkers();
    private final WakeUpSender sender = sender();

    @Test
    void sendsToTheQueueOfTheJobsPool() {
        sender.onDue(new JobDue("job-1", WorkerPool.IO, NOON));
        sender.onDue(new JobDue("job-2", WorkerPool.RENDER, NOON));
        threads.runAll();

        assertThat(broker.sent).containsExactly("io job-1 pool=io delay=0", "render job-2 pool=render delay=0");
    }

    @Test
    void hasTheMessageWaitUntilTheJobIsDue() {
        sender.onDue(new JobDue("job-1", WorkerPool.IO, NOON.plusSeconds(90)));
        sender.onDue(new JobDue("job-2", WorkerPool.IO, NOON.minusSeconds(90)));
        threads.runAll();

        assertThat(broker.sent).containsExactly("io job-1 pool=io delay=90000", "io job-2 pool=io delay=0");
    }

    /** A broker that hangs holds up no request. */
    @Test
    void sendsOnAnotherThreadThanTheCaller() {
        sender.onDue(new JobDue("job-1", WorkerPool.IO, NOON));

        assertThat(broker.sent).isEmpty();
        assertThat(threads.waiting()).isEqualTo(1);
    }

    @Test
    void hasThisNodeDoWhatIsDueWhileTheBrokerIsAway() {
        broker.away = true;
        sender.onDue(new JobDue("job-1", WorkerPool.IO, NOON));
        sender.onDue(new JobDue("job-2", WorkerPool.RENDER, NOON.plusSeconds(90)));

        assertThatCode(threads::runAll).doesNotThrowAnyException();

        assertThat(woken.pools).as("the second is not due yet").containsExactly(WorkerPool.IO);
    }

    @Test
    void leavesABrokerThatIsAwayAloneForAWhile() {
        broker.away = true;
        sender.onDue(new JobDue("job-1", WorkerPool.IO, NOON));
        threads.runAll();
        broker.away = false;

        sender.onDue(new JobDue("job-2", WorkerPool.IO, NOON));
        threads.runAll();
        assertThat(broker.sent).isEmpty();

        clock.moveOn(Duration.ofSeconds(6));
        sender.onDue(new JobDue("job-3", WorkerPool.IO, NOON));
        threads.runAll();
        assertThat(broker.sent).containsExactly("io job-3 pool=io delay=0");
    }

    /** A broker that hangs costs one thread, however many jobs come due. */
    @Test
    void sendsOnOneThread() {
        for (int i = 0; i < 50; i++) {
            sender.onDue(new JobDue("job-" + i, WorkerPool.IO, NOON));
        }

        assertThat(threads.waiting()).isEqualTo(1);
        threads.runAll();
        assertThat(broker.sent).hasSize(50);
    }

    /** As when the server stops: the sweep of another node finds the job. */
    @Test
    void isNoErrorForAnybodyWhenTheServerTakesNoTask() {
        threads.refuse();

        assertThatCode(() -> sender.onDue(new JobDue("job-1", WorkerPool.IO, NOON)))
                .doesNotThrowAnyException();

        threads.take();
        sender.onDue(new JobDue("job-2", WorkerPool.IO, NOON));
        threads.runAll();
        assertThat(broker.sent).hasSize(2);
    }

    @Test
    void leavesNoConnectionOpen() {
        sender.onDue(new JobDue("job-1", WorkerPool.IO, NOON));
        threads.runAll();

        assertThat(broker.open).isZero();
    }

    /** Losing a message is cheap, so the broker need not write it down. */
    @Test
    void asksForNoPersistence() {
        sender.onDue(new JobDue("job-1", WorkerPool.IO, NOON));
        threads.runAll();

        assertThat(broker.modes).containsExactly(DeliveryMode.NON_PERSISTENT);
    }

    private WakeUpSender sender() {
        WakeUpSender made = new WakeUpSender();
        made.connections = broker.connections();
        made.executor = threads.executor();
        made.io = broker.io;
        made.render = broker.render;
        made.workers = woken;
        made.clock = clock;
        return made;
    }

    private static final class WokenWorkers extends Workers {
        private final List<WorkerPool> pools = new ArrayList<>();

        @Override
        public void wake(WorkerPool pool) {
            pools.add(pool);
        }
    }

    /** Remembers what it was sent. */
    private static final class Broker {
        private final Queue io = stub(Queue.class, (self, method, arguments) -> "io");
        private final Queue render = stub(Queue.class, (self, method, arguments) -> "render");
        private final List<String> sent = new ArrayList<>();
        private final List<Integer> modes = new ArrayList<>();
        private boolean away;
        private int open;

        ConnectionFactory connections() {
            return stub(ConnectionFactory.class, (self, method, arguments) -> {
                if (away) {
                    throw new JMSRuntimeException("no broker");
                }
                open++;
                return context();
            });
        }

        private JMSContext context() {
            return stub(JMSContext.class, (self, method, arguments) -> switch (method.getName()) {
                case "createTextMessage" -> message((String) arguments[0]);
                case "createProducer" -> producer();
                case "close" -> closed();
                default -> throw new UnsupportedOperationException(method.getName());
            });
        }

        private Object closed() {
            open--;
            return null;
        }

        private static TextMessage message(String text) {
            Map<Object, Object> properties = new HashMap<>();
            return stub(TextMessage.class, (self, method, arguments) -> switch (method.getName()) {
                case "setStringProperty" -> properties.put(arguments[0], arguments[1]);
                case "getStringProperty" -> properties.get(arguments[0]);
                case "getText" -> text;
                default -> throw new UnsupportedOperationException(method.getName());
            });
        }

        private JMSProducer producer() {
            long[] delay = new long[1];
            return stub(JMSProducer.class, (self, method, arguments) -> {
                switch (method.getName()) {
                    case "setDeliveryMode" -> modes.add((Integer) arguments[0]);
                    case "setDeliveryDelay" -> delay[0] = (Long) arguments[0];
                    case "send" -> {
                        TextMessage message = (TextMessage) arguments[1];
                        String queue = arguments[0] == io ? "io" : "render";
                        sent.add("%s %s pool=%s delay=%d"
                                .formatted(queue, message.getText(), message.getStringProperty("pool"), delay[0]));
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                }
                return self;
            });
        }

        private static <T> T stub(Class<T> type, InvocationHandler answers) {
            return type.cast(Proxy.newProxyInstance(Broker.class.getClassLoader(), new Class<?>[] {type}, answers));
        }
    }
}
