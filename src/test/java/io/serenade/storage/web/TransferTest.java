package io.serenade.storage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferTest {
    private final byte[] medium = new byte[100_000];
    private final SlowClient client = new SlowClient();
    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final AtomicInteger over = new AtomicInteger();

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(medium);
    }

    private Transfer begin(InputStream content, long length) throws IOException {
        Transfer transfer = new Transfer(content, length, turns::add, over::incrementAndGet);
        transfer.start(client.exchange());
        return transfer;
    }

    private void run() {
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
    }

    @Test
    void sendsAsMuchAsIsTakenAndThenWaitsOnNoThread() throws IOException {
        begin(new ByteArrayInputStream(medium), medium.length);
        assertThat(turns).isEmpty();

        client.takes(2);
        run();
        assertThat(client.received()).hasSize(65_536);
        assertThat(client.isCompleted()).isFalse();
        assertThat(over).hasValue(0);

        client.takes(9);
        run();
        assertThat(client.received()).isEqualTo(medium);
        assertThat(client.isCompleted()).isTrue();
        assertThat(over).hasValue(1);
    }

    @Test
    void sendsNoMoreThanWasAskedFor() throws IOException {
        begin(new ByteArrayInputStream(medium), 40_000);
        client.takes(9);
        run();

        assertThat(client.received()).isEqualTo(Arrays.copyOf(medium, 40_000));
        assertThat(client.isCompleted()).isTrue();
    }

    @Test
    void letsOthersHaveTheirTurn() throws IOException {
        begin(new EndlessStream(), 10_000_000);
        client.takes(1_000);

        turns.remove().run();
        assertThat(client.received()).hasSize(64 * 32 * 1024);
        assertThat(turns).hasSize(1);
        run();
        assertThat(client.received()).hasSize(10_000_000);
    }

    @Test
    void endsWhenTheClientGoes() throws IOException {
        Transfer transfer = begin(new ByteArrayInputStream(medium), medium.length);
        client.takes(1);
        run();

        transfer.onError(new IOException("Broken pipe"));
        client.takes(1);
        run();

        assertThat(client.received()).hasSize(32_768);
        assertThat(over).hasValue(1);
        assertThat(client.isCompleted()).isTrue();
    }

    @Test
    void leavesTheConnectionOfASlowClientToTheServer() throws IOException {
        Transfer transfer = begin(new ByteArrayInputStream(medium), medium.length);

        transfer.onTimeout(null);

        assertThat(over).hasValue(1);
        assertThat(client.isCompleted())
                .as("completed, the answer would wait for the client on and on")
                .isFalse();
    }

    @Test
    void endsWhenTheStorageBreaksOff() throws IOException {
        begin(new ByteArrayInputStream(medium), medium.length + 1L);
        client.takes(9);
        run();

        assertThat(client.received()).hasSize(medium.length);
        assertThat(client.isCompleted()).isTrue();
        assertThat(over).hasValue(1);
    }

    @Test
    void endsWhenTheServerStops() throws IOException {
        Transfer transfer = new Transfer(
                new ByteArrayInputStream(medium),
                medium.length,
                turn -> {
                    throw new RejectedExecutionException("Stopping");
                },
                over::incrementAndGet);
        transfer.start(client.exchange());
        client.takes(1);

        assertThat(over).hasValue(1);
        assertThat(client.isCompleted()).isTrue();
    }

    @Test
    void givesEachAnswerTimeForItsSize() {
        assertThat(Transfers.longest(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Transfers.longest(16 * 1024 * 60)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Transfers.longest(Long.MAX_VALUE / 2)).isEqualTo(Duration.ofHours(1));
    }

    private static final class EndlessStream extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            return length;
        }
    }
}
