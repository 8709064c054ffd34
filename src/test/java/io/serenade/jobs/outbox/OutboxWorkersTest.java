package io.serenade.jobs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.server.ServerStopping;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class OutboxWorkersTest {
    private final OutboxWorkers workers = new OutboxWorkers();
    private final List<Runnable> started = new ArrayList<>();

    @Test
    void sendNothingBeforeTheApplicationIsThere() {
        workers.start(started::add);
        assertThat(started).isEmpty();

        workers.open("the application");
        workers.start(started::add);
        assertThat(started).hasSize(1);
    }

    @Test
    void areSoManyAtOnceAndNoMore() {
        workers.open("the application");
        for (int i = 0; i < OutboxWorkers.MAX_THREADS + 3; i++) {
            workers.start(started::add);
        }

        assertThat(started).hasSize(OutboxWorkers.MAX_THREADS);
    }

    @Test
    void keepTheirPlacesWhenTheServerTakesNoTask() {
        workers.open("the application");
        for (int i = 0; i < 2 * OutboxWorkers.MAX_THREADS; i++) {
            workers.start(work -> {
                throw new RejectedExecutionException("it stops");
            });
        }

        areSoManyAtOnceAndNoMore();
    }

    @Test
    void startNothingWhileTheServerStops() {
        workers.open("the application");
        workers.stop(new ServerStopping());
        workers.start(started::add);

        assertThat(started).isEmpty();
    }
}
