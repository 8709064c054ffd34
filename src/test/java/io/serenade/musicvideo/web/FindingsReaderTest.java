package io.serenade.musicvideo.web;

import static io.serenade.platform.SharedJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.web.pages.SongFindings;
import io.serenade.musicvideo.web.pages.SongFindings.Part;
import io.serenade.musicvideo.web.pages.SyncFindings;
import io.serenade.musicvideo.web.pages.SyncFindings.Cut;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class FindingsReaderTest {
    private static final String ANALYSIS = """
            {"bpm": 111.8, "mood": {"primary": "energetic"},
             "song_structure": [{"type": "intro", "start": 0, "end": 10, "energy": 0.0},
                                {"type": "chorus", "start": 10, "end": 40, "energy": 1.0}],
             "clip_boundaries": [{"start": 0}, {"start": 6.25}, {"start": 12.5}],
             "metadata": {"method": "%s", "fallback_used": %s, "beat_detection_confidence": 0.914}}""";

    @Test
    void tellsWhatWasHeard() {
        SongFindings song = FindingsReader.song(json(ANALYSIS.formatted("dynamic_programming", false)));

        assertThat(song.bpm()).isEqualTo(112);
        assertThat(song.confidence()).isEqualTo(91);
        assertThat(song.fallback()).isFalse();
        assertThat(song.cuts()).containsExactly(6.25, 12.5);
        assertThat(song.methodKey()).isEqualTo("film.method.dynamic_programming");
    }

    @Test
    void drawsPartsAsWideAsTheyAreLongAndAsHighAsTheyAreLoud() {
        SongFindings song = FindingsReader.song(json(ANALYSIS.formatted("tempo", true)));
        Part chorus = song.parts().get(1);

        assertThat(song.at(chorus.start())).isEqualTo("250.0");
        assertThat(song.width(chorus)).isEqualTo("750.0");
        assertThat(chorus.height()).isEqualTo(SongFindings.STRIP_HEIGHT);
        assertThat(song.parts().get(0).height()).isPositive();
    }

    @Test
    void saysNothingOfMethodsWithoutWords() {
        assertThat(FindingsReader.song(json(ANALYSIS.formatted("onnx", false))).methodKey())
                .isEqualTo("film.method.other");
    }

    @Test
    void tellsHowFarCutsLieFromBeats() {
        SyncFindings sync = FindingsReader.sync(json("""
                {"largest_error_ms": -14.21, "sound": {"copied": true},
                 "cuts": [{"time": 67.8669, "beat": 67.871, "error_ms": -4.1, "transition": "crossfade"}]}"""));

        assertThat(sync.largestErrorMillis()).isEqualTo("14.2");
        assertThat(sync.soundCopied()).isTrue();
        assertThat(sync.cuts()).containsExactly(new Cut("1:07.866", "1:07.871", "-4.1", "crossfade"));
    }

    private static JsonObject json(String text) {
        return JSON.createReader(new StringReader(text)).readObject();
    }
}
