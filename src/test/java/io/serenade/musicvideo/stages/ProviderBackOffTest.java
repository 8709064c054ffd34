package io.serenade.musicvideo.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.JobError;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskEnding.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderBackOffTest {
    @Test
    void growFromTwoToEightSeconds() {
        assertThat(ProviderBackOff.after(1)).hasSeconds(2);
        assertThat(ProviderBackOff.after(2)).hasSeconds(4);
        assertThat(ProviderBackOff.after(3)).hasSeconds(8);
        assertThat(ProviderBackOff.after(4)).hasSeconds(8);
    }

    @ParameterizedTest
    @CsvSource({
        "provider_unavailable, 0, true",
        "provider_unavailable, 60, true",
        "provider_unavailable, 61, false",
        "provider_broken, 0, true",
        "provider_rejected, 0, false",
        "provider_account, 0, false",
        "BUDGET_EXCEEDED, 0, false",
    })
    void asksAgainOnlyWhereThatMayHelpSoon(String code, int retryAfterSeconds, boolean again) {
        TaskEnding<String> ending = new TaskEnding<>(
                Reason.REFUSED,
                Optional.empty(),
                Duration.ZERO,
                Optional.of(new JobError(code, "No.", true)),
                Duration.ofSeconds(retryAfterSeconds));

        assertThat(ProviderBackOff.refused(ending).again()).isEqualTo(again);
    }
}
