package io.serenade.musicvideo.film;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.analysis.Mood;
import io.serenade.musicvideo.analysis.Section;
import io.serenade.musicvideo.analysis.SongAnalysis;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalysisJsonTest {
    private static final SongAnalysis SONG = new SongAnalysis(
            12.345678,
            120,
            List.of(0.0, 0.5, 1.0),
            List.of(0.0),
            List.of(0.01, 0.52),
            List.of(new Section(Section.Type.INTRO, 0, 4, 0.2), new Section(Section.Type.CHORUS, 4, 12.345678, 1)),
            new Mood("energetic", "bright", "high", 0.75),
            List.of(0.0, 4.0, 8.0, 12.345678),
            0.9,
            false,
            "dynamic_programming");

    @Test
    void readsWhatItWrites() {
        assertThat(AnalysisJson.read(AnalysisJson.write(SONG, Duration.ofMillis(1_500))))
                .isEqualTo(SONG);
    }

    @Test
    void hasTheShapeOfTheField() {
        JsonObject json = AnalysisJson.write(SONG, Duration.ofMillis(1_500));

        assertThat(json.getJsonArray("clip_boundaries").getJsonObject(2).toString())
                .isEqualTo("{\"start\":8.000000,\"end\":12.345678,\"duration\":4.346}");
        assertThat(json.getJsonArray("song_structure").getJsonObject(0).getString("type"))
                .isEqualTo("intro");
        assertThat(json.getJsonObject("metadata").getBoolean("cache_hit")).isFalse();
        assertThat(AnalysisJson.cached(json).getJsonObject("metadata").getBoolean("cache_hit"))
                .isTrue();
    }
}
