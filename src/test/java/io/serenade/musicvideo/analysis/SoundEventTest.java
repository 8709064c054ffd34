package io.serenade.musicvideo.analysis;

import static io.serenade.musicvideo.analysis.SoundEvent.Source.BEAT;
import static io.serenade.musicvideo.analysis.SoundEvent.Source.BOTH;
import static io.serenade.musicvideo.analysis.SoundEvent.Source.ONSET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoundEventTest {
    @Test
    void mergesWhatIsWithinFiftyMilliseconds() {
        assertThat(SoundEvent.merge(List.of(1.0, 2.0, 3.0), List.of(0.96, 1.5, 2.049, 3.06, 3.08)))
                .containsExactly(
                        new SoundEvent(1.0, BOTH),
                        new SoundEvent(1.5, ONSET),
                        new SoundEvent(2.0, BOTH),
                        new SoundEvent(3.0, BEAT),
                        new SoundEvent(3.06, ONSET));
    }
}
