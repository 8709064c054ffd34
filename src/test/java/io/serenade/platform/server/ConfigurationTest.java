package io.serenade.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void tellsTheTimeAsTheDatabaseKeepsIt() {
        Clock clock = new Configuration().clock();

        assertThat(Stream.generate(clock::instant).limit(100))
                .allSatisfy(now -> assertThat(now.getNano() % 1_000).isZero());
    }
}
