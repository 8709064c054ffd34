package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed while a receiver of webhooks has not answered yet. */
@Tag("crash")
class KilledWebhookProof {
    private static final String ATTEMPTS = "select answer from outbox_attempts a join outbox o on o.id = a.message_id"
            + " where o.job_id = ? order by a.id";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    @Test
    void sendsExactlyWhatWasStoredAfterTheRestart() throws Exception {
        try (SilentReceiver receiver = new SilentReceiver();
                RunningSerenade serenade = RunningSerenade.start(
                        data,
                        Map.of(
                                "SANDBOX", "on",
                                "SANDBOX_DELAY", "1",
                                "CALLBACK_HOSTS",
                                        "127.0.0.1:" + receiver.address().getPort()))) {
            String job = serenade.generateAndCallBack("A letter that must arrive", receiver.address());
            SilentReceiver.Call first = receiver.next();

            serenade.kill();
            receiver.speak();
            serenade.execute("update outbox set due_at = now() where job_id = ?", job);
            serenade.startAgain();
            SilentReceiver.Call second = receiver.next();

            assertThat(second).isEqualTo(first);
            List<String> stored = serenade.rows("select payload from outbox where job_id = ?", job);
            assertThat(stored).singleElement().asString().contains(first.id());
            await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(serenade.rows(ATTEMPTS, job))
                    .containsExactly("lost", "delivered"));
            assertThat(serenade.rows("select attempts from outbox where job_id = ?", job))
                    .containsExactly("2");
        }
    }

    /** Takes requests and answers none of them until it is told to. */
    private static final class SilentReceiver implements AutoCloseable {
        private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
        private final CountDownLatch speaking = new CountDownLatch(1);
        private final HttpServer server;

        record Call(String id, String body) {}

        SilentReceiver() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                calls.add(new Call(exchange.getRequestHeaders().getFirst("webhook-id"), body));
                awaitSpeech();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
        }

        private void awaitSpeech() {
            try {
                speaking.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        }

        Call next() throws InterruptedException {
            Call call = calls.poll(2, TimeUnit.MINUTES);
            assertThat(call).as("a webhook within two minutes").isNotNull();
            return call;
        }

        void speak() {
            speaking.countDown();
        }

        @Override
        public void close() {
            speaking.countDown();
            server.stop(0);
        }
    }
}
