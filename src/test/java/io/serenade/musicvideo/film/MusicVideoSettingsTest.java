package io.serenade.musicvideo.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MusicVideoSettingsTest {
    @Test
    void hasTheNumbersOfTheSpecification() {
        MusicVideoSettings settings = MusicVideoSettings.from(settings(Map.of()));

        assertThat(settings.budget()).isEqualByComparingTo("20");
        assertThat(settings.deadline()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.clipDeadline()).isEqualTo(Duration.ofSeconds(120));
        assertThat(settings.filmsPerHour()).isEqualTo(5);
        assertThat(settings.filmsAtOnce()).isEqualTo(6);
        assertThat(settings.mostClips()).isEqualTo(30);
        assertThat(settings.quotaBytes()).isEqualTo(10L * 1024 * 1024 * 1024);
        assertThat(settings.clipModels()).extracting(ClipModel::apiName).containsExactly("svd", "cogvideox");
        assertThat(settings.imageModels()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "JOB_BUDGET_USD, much",
        "STORAGE_QUOTA_BYTES, 10 GB",
        "MAX_CLIPS, 2",
        "MUSIC_VIDEO_CLIP_MODELS, nothing",
        "MUSIC_VIDEO_IMAGE_MODELS, a/b/c",
        "FINISHED_CLIP_DAYS, 15",
        "JOBS_PER_HOUR, 0",
    })
    void refusesWhatCannotBeUsed(String name, String value) {
        assertThatThrownBy(() -> MusicVideoSettings.from(settings(Map.of(name, value))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(name);
    }

    private static Settings settings(Map<String, String> variables) {
        return new Settings(name -> Optional.ofNullable(variables.get(name)));
    }
}
