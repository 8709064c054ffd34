package io.serenade.sandbox.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.serenade.platform.Beans;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.sandbox.tasks.SandboxCallbacks;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.SongSeconds;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which webhooks are sent for a prediction, as its {@code webhook_events_filter} says: from its request to the HTTP calls. */
class WebhookEventsTest {
    private static final Duration DELAY = Duration.ofSeconds(10);

    private static TestDatabase database;

    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private int answer = 200;
    private HttpServer receiver;
    private ReplicatePredictions predictions;
    private SandboxCallbacks callbacks;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void listen() throws IOException {
        database.update("delete from sandbox_tasks");
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            calls.add(statusOf(exchange.getRequestBody()) + " "
                    + exchange.getRequestHeaders().getFirst("webhook-id").replaceFirst("^.*_", ""));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
        Beans beans = new Beans(database)
                .give(clock)
                .give(settings())
                .give(new PictureIntake())
                .give(new ReplicateMedia() {
                    @Override
                    void prepare(List<MediaOrder> orders) {}
                });
        beans.get(ReplicateCallbacks.class);
        predictions = beans.get(ReplicatePredictions.class);
        callbacks = beans.get(SandboxCallbacks.class);
    }

    @AfterEach
    void stopListening() {
        receiver.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"start\"]               | processing start",
                "[\"completed\"]           | succeeded completed",
                "[\"start\",\"completed\"] | processing start, succeeded completed",
                "[\"output\",\"logs\"]     | ''",
                "[]                        | ''",
                "null                      | succeeded completed"
            })
    void areThoseAskedFor(String filter, String expected) {
        ask("{\"input\":{\"prompt\":\"a cat\"},\"webhook\":\"%s\",\"webhook_events_filter\":%s}"
                .formatted(hook(), filter));

        toTheEnd();

        assertThat(String.join(", ", calls)).isEqualTo(expected);
    }

    @Test
    void areTheEndAloneWhereNothingIsSaid() {
        ask("{\"input\":{\"prompt\":\"a cat\"},\"webhook\":\"%s\"}".formatted(hook()));

        toTheEnd();

        assertThat(calls).containsExactly("succeeded completed");
    }

    @Test
    void areNoneWithoutAnAddress() {
        ask("{\"input\":{\"prompt\":\"a cat\"},\"webhook_events_filter\":[\"start\",\"completed\"]}");

        toTheEnd();

        assertThat(calls).isEmpty();
    }

    /** The end is repeated until it is heard; the start is told once. */
    @Test
    void tellTheStartOnceHoweverItIsAnswered() {
        answer = 503;
        ask("{\"input\":{\"prompt\":\"a cat\"},\"webhook\":\"%s\",\"webhook_events_filter\":[\"start\",\"completed\"]}"
                .formatted(hook()));

        toTheEnd();
        clock.moveOn(Duration.ofSeconds(1));
        callbacks.tick();

        assertThat(calls).containsExactly("processing start", "succeeded completed", "succeeded completed");
    }

    private void ask(String body) {
        predictions.accept(
                StubModels.find("black-forest-labs", "flux-schnell").orElseThrow(),
                ReplicateRequest.parse(body, false),
                Optional.empty(),
                URI.create("http://127.0.0.1/sandbox/"));
    }

    private void toTheEnd() {
        callbacks.tick();
        assertThat(calls).as("nothing has begun").isEmpty();
        clock.moveOn(DELAY.dividedBy(2));
        callbacks.tick();
        clock.moveOn(DELAY.dividedBy(2));
        callbacks.tick();
        callbacks.tick();
    }

    private static String statusOf(InputStream body) {
        try (JsonReader reader = Json.createReader(body)) {
            return reader.readObject().getString("status");
        }
    }

    private String hook() {
        return origin() + "/hook";
    }

    private URI origin() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort());
    }

    private SandboxSettings settings() {
        return new SandboxSettings(
                true, Set.of(), DELAY, SongSeconds.parse("30-60"), 1000, Path.of("."), Path.of("."), Set.of(origin()));
    }
}
