package io.serenade.talkingpet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.SettableClock;
import io.serenade.providers.RecordedService;
import io.serenade.providers.SpeechSynthesizer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VoicesTest {
    private static final byte[] SAMPLE = {'I', 'D', '3', 1};

    private final RecordedService files = new RecordedService();
    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final List<SpeechSynthesizer.Voice> known = new ArrayList<>();
    private final Voices voices = new Voices();
    private int asked;

    @BeforeEach
    void wire() {
        voices.clock = clock;
        voices.synthesizer = new SpeechSynthesizer() {
            @Override
            public String name() {
                return "speech";
            }

            @Override
            public int mostCharacters() {
                return 600;
            }

            @Override
            public Speech speak(SpeechRequest request, Duration deadline) {
                throw new AssertionError("Nothing is to be paid for listening.");
            }

            @Override
            public List<Voice> voices() {
                asked++;
                return known;
            }
        };
        know("rachel", Optional.of(files.address("/rachel.mp3")));
        know("silent", Optional.empty());
    }

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void asksTheProviderAgainAfterTenMinutes() {
        assertThat(voices.list()).hasSize(2);
        know("adam", Optional.empty());
        clock.moveOn(Duration.ofMinutes(10).minusMillis(1));
        assertThat(voices.list()).hasSize(2);
        assertThat(asked).isOne();

        clock.moveOn(Duration.ofMillis(1));

        assertThat(voices.list()).hasSize(3);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void fetchesASampleOnce() throws Exception {
        files.on("GET /rachel.mp3", 200, SAMPLE);

        assertThat(voices.sample("rachel")).hasValue(SAMPLE);
        assertThat(voices.sample("rachel")).hasValue(SAMPLE);

        assertThat(files.calls()).hasSize(1);
    }

    @Test
    void hasNoSampleOfWhoeverIsNotThereOrSaysNothing() throws Exception {
        assertThat(voices.sample("nobody")).isEmpty();
        assertThat(voices.sample("silent")).isEmpty();

        assertThat(files.calls()).isEmpty();
    }

    @Test
    void asksAgainForASampleThatCouldNotBeHad() throws Exception {
        files.on("GET /rachel.mp3", 503, SAMPLE);
        assertThatThrownBy(() -> voices.sample("rachel"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");

        files.on("GET /rachel.mp3", 200, SAMPLE);

        assertThat(voices.sample("rachel")).hasValue(SAMPLE);
    }

    @Test
    void takesNoSampleThatIsTooLarge() {
        files.on("GET /rachel.mp3", 200, new byte[2 * 1024 * 1024 + 1]);

        assertThatThrownBy(() -> voices.sample("rachel")).isInstanceOf(IOException.class);
    }

    @Test
    void waitsNoLongerForASampleThatStalls() {
        voices.timeout = Duration.ofMillis(300);
        files.stalls("GET /rachel.mp3");

        assertThatThrownBy(() -> voices.sample("rachel")).isInstanceOf(IOException.class);
    }

    private void know(String id, Optional<URI> preview) {
        known.add(new SpeechSynthesizer.Voice(id, id, Optional.empty(), preview));
    }
}
