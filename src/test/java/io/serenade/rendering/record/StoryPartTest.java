package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryPartTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.44, 0.5, 0.6, 0.75, 1.1})
    void lastsWholeBarsFromABeat(double gap) {
        double[] beats =
                DoubleStream.iterate(0.2, beat -> beat + gap).limit(200).toArray();
        StoryPart part = StoryPart.of(30, 120, Optional.of(new Tempo(gap, 6)), beats);
        assertThat(part.seconds()).isBetween(15.0, 20.0);
        assertThat(part.seconds() / (4 * gap) % 1).isCloseTo(0, within(1e-6));
        assertThat((part.from() - 0.2) / gap % 1)
                .satisfiesAnyOf(rest -> assertThat(rest).isCloseTo(0, within(1e-6)), rest -> assertThat(rest)
                        .isCloseTo(1, within(1e-6)));
        assertThat(part.from()).isBetween(30 - gap, 30.16);
    }

    @Test
    void beginsWithTheChorusWhereNoBeatIsHeard() {
        StoryPart part = StoryPart.of(30, 120, Optional.empty());
        assertThat(part.from()).isBetween(29.5, 30.0);
        assertThat(part.seconds()).isEqualTo(18);
    }

    @Test
    void endsWithTheSongAtTheLatest() {
        assertThat(StoryPart.of(55, 60, Optional.empty())).isEqualTo(new StoryPart(42, 18));
        assertThat(StoryPart.of(2, 10, Optional.empty())).isEqualTo(new StoryPart(0, 10));
    }
}
