package io.serenade.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.WorkerPool;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {

    @Test
    void workInBothPoolsWithHalfTheProcessorsForRenders() {
        WorkerSettings settings = read(Map.of());

        assertThat(settings.pools()).containsExactly(WorkerPool.IO, WorkerPool.RENDER);
        assertThat(settings.workers(WorkerPool.IO)).isEqualTo(8);
        assertThat(settings.workers(WorkerPool.RENDER))
                .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @Test
    void giveNoWorkersToAPoolThatIsSwitchedOff() {
        WorkerSettings settings = read(Map.of("LANES", " Render, render ", "MAX_PARALLEL_RENDERS", "3"));

        assertThat(settings.pools()).containsExactly(WorkerPool.RENDER);
        assertThat(settings.workers(WorkerPool.IO)).isZero();
        assertThat(settings.workers(WorkerPool.RENDER)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"LANES, io+render", "LANES, web", "IO_WORKERS, 0", "IO_WORKERS, 33", "MAX_PARALLEL_RENDERS, many"})
    void refuseWhatCannotBe(String variable, String value) {
        assertThatThrownBy(() -> read(Map.of(variable, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(variable);
    }

    private static WorkerSettings read(Map<String, String> environment) {
        return WorkerSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
