package io.serenade.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.SettableClock;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyReceiverTest {
    private static final int MAX_BYTES = 200_000;
    private static final AcceptsJson RULE = rule();

    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T10:00:00Z"));
    private final BodyMemory memory = new BodyMemory(512L << 20);
    private final DrippingRequest request = new DrippingRequest();

    @Test
    void goesOnWithTheBodyWhenItIsThere() throws Exception {
        BodyReceiver receiver = receiver(11);
        request.sends("{\"a\"");
        receiver.onDataAvailable();
        assertThat(request.hasGoneOn()).isFalse();
        request.sends(":\"bc\"}");
        request.ends();
        receiver.onDataAvailable();
        receiver.onAllDataRead();

        assertThat(request.hasGoneOn()).isTrue();
        RequestBody body = request.received().body();
        assertThat(body.text()).isEqualTo("{\"a\":\"bc\"}");
        assertThat(body.json().getString("a")).isEqualTo("bc");
    }

    @Test
    void waitsForTheFirstThreadWhereTheServerDoesNot() throws Exception {
        BodyReceiver receiver = receiver(2);
        receiver.holdUntilLeft();
        request.sends("{}");
        request.ends();
        receiver.onDataAvailable();
        receiver.onAllDataRead();
        assertThat(request.hasGoneOn()).isFalse();

        receiver.left();
        assertThat(request.timesGoneOn()).isEqualTo(1);
        receiver.left();
        assertThat(request.timesGoneOn()).isEqualTo(1);
    }

    @Test
    void goesOnAtOnceWhenTheFirstThreadHasLeftBeforeTheEnd() throws Exception {
        BodyReceiver receiver = receiver(2);
        receiver.holdUntilLeft();
        receiver.left();
        assertThat(request.hasGoneOn()).isFalse();
        request.sends("{}");
        request.ends();
        receiver.onDataAvailable();
        receiver.onAllDataRead();

        assertThat(request.timesGoneOn()).isEqualTo(1);
    }

    @Test
    void waitsOnPayaraOnly() {
        assertThat(BodyFilter.dispatchesAtOnce("Payara Server  6.2025.10 #badassfish"))
                .isTrue();
        assertThat(BodyFilter.dispatchesAtOnce("WildFly 39.0.1.Final - 2.2.39.Final"))
                .isFalse();
        assertThat(BodyFilter.dispatchesAtOnce(null)).isFalse();
    }

    @Test
    void takesABodyOfUnknownLengthUpToTheLimit() throws Exception {
        BodyReceiver receiver = receiver(-1);
        request.sends("x".repeat(MAX_BYTES));
        request.ends();
        receiver.onDataAvailable();
        receiver.onAllDataRead();

        assertThat(request.received().body().bytes()).hasSize(MAX_BYTES);
    }

    @Test
    void refusesAByteMore() throws Exception {
        BodyReceiver receiver = receiver(-1);
        request.sends("x".repeat(MAX_BYTES + 1));
        receiver.onDataAvailable();

        assertRefused(receiver, ProblemType.PAYLOAD_TOO_LARGE);
    }

    @Test
    void refusesWhoDrips() throws Exception {
        BodyReceiver receiver = receiver(60_000);
        for (int second = 0; second <= 16; second += 8) {
            request.sends(" ");
            receiver.onDataAvailable();
            assertThat(request.hasGoneOn()).isFalse();
            clock.moveOn(Duration.ofSeconds(8));
        }
        request.sends(" ");
        receiver.onDataAvailable();

        assertRefused(receiver, ProblemType.REQUEST_TIMEOUT);
    }

    @Test
    void givesWhoSendsSteadilyTheTimeThatTheBodyNeeds() throws Exception {
        BodyReceiver receiver = receiver(MAX_BYTES);
        for (int piece = 0; piece < 5; piece++) {
            clock.moveOn(Duration.ofSeconds(5));
            request.sends("x".repeat(40_000));
            receiver.onDataAvailable();
        }
        receiver.onAllDataRead();

        assertThat(request.received().body().bytes()).hasSize(MAX_BYTES);
    }

    @Test
    void throwsAwayWhatIsRefusedBeforeItComes() throws Exception {
        ProblemException reason = new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Please send JSON.");
        BodyReceiver receiver = new BodyReceiver(
                request.async(),
                request.input(),
                new MemorySink(RULE, MAX_BYTES * 2, memory.reserve()),
                clock,
                Optional.of(reason));
        request.sends("x".repeat(MAX_BYTES * 2));
        receiver.onDataAvailable();

        assertRefused(receiver, ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void refusesWhatFindsNoRoom() throws Exception {
        while (memory.reserve().growTo(16 * 1024)) {
            // as many as there is room for
        }
        BodyReceiver receiver = receiver(MAX_BYTES);
        request.sends("x".repeat(100_000));
        receiver.onDataAvailable();

        assertRefused(receiver, ProblemType.SERVICE_UNAVAILABLE);
    }

    @Test
    void letsGoOfWhoWentAway() throws Exception {
        BodyReceiver receiver = receiver(60_000);
        request.sends("{");
        receiver.onDataAvailable();
        receiver.onError(new IOException("Broken pipe"));

        assertThat(request.hasGoneOn()).isFalse();
        assertThat(request.isComplete()).isTrue();
    }

    @Test
    void goesOnOnce() throws Exception {
        BodyReceiver receiver = receiver(-1);
        request.sends("x".repeat(MAX_BYTES + 1));
        request.ends();
        receiver.onDataAvailable();
        receiver.onAllDataRead();
        receiver.onAllDataRead();
        receiver.onError(new IOException("Broken pipe"));

        assertThat(request.timesGoneOn()).isEqualTo(1);
        assertThat(request.isComplete()).isFalse();
    }

    @Test
    void theFingerprintIsThatOfEarlierVersions() {
        byte[] body = "{\"name\":\"Zoë\"}".repeat(2_000).getBytes(StandardCharsets.UTF_8);
        assertThat(new RequestBody(body, 1).fingerprint())
                .isEqualTo(io.serenade.platform.Ids.hash(new String(body, StandardCharsets.ISO_8859_1)));
    }

    private BodyReceiver receiver(int declared) {
        return new BodyReceiver(
                request.async(),
                request.input(),
                new MemorySink(RULE, declared, memory.reserve()),
                clock,
                Optional.empty());
    }

    /** A refusal is told when the sender has come to an end, since a server that answers earlier waits for the rest. */
    private void assertRefused(BodyReceiver receiver, ProblemType type) throws IOException {
        assertThat(request.hasGoneOn()).isFalse();
        request.sends("x".repeat(10_000));
        request.ends();
        receiver.onDataAvailable();
        receiver.onAllDataRead();
        assertThat(request.hasGoneOn()).isTrue();
        assertThatThrownBy(() -> request.received().body())
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(type));
    }

    private static AcceptsJson rule() {
        try {
            return Example.class.getDeclaredMethod("take").getAnnotation(AcceptsJson.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Example {
        @AcceptsJson(maxBytes = MAX_BYTES, advice = "Send less.")
        void take() {}
    }
}
