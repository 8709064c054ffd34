package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.music.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The beat is an extra: whatever goes wrong with it, the song is encoded and has a video. */
class SongPulseTest {
    private static final Duration TURN = Duration.ofSeconds(3);
    /** Too long to be counted in nanoseconds. */
    private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

    @Test
    void hearsTheTempo() throws Exception {
        SongPulse pulse = new SongPulse(TURN);
        hear(pulse);
        pulse.end();
        assertThat(pulse.tempo().orElseThrow().beatsOfTurn()).isEqualTo(7);
    }

    @Test
    void hasNoTempoWhereItCannotBeReckoned() throws Exception {
        SongPulse pulse = new SongPulse(ENDLESS);
        hear(pulse);
        pulse.end();
        assertThat(pulse.isUndecided()).isFalse();
        assertThat(pulse.tempo()).isEmpty();
    }

    @Test
    void hasNoTempoWhereItsReaderFails() throws Exception {
        SongPulse pulse = new SongPulse(TURN);
        pulse.begin();
        pulse.hear(new byte[4], 8);
        assertThat(pulse.isUndecided()).isFalse();
        hear(pulse);
        pulse.end();
        assertThat(pulse.tempo()).isEmpty();
    }

    private static void hear(SongPulse pulse) throws IOException {
        ByteArrayOutputStream song = new ByteArrayOutputStream();
        SongSynthesizer.synthesize("b", Style.PARTY, 24).writeTo(song);
        pulse.begin();
        pulse.hear(song.toByteArray(), song.size());
    }
}
