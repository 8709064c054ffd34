package io.serenade.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaidRequestsTest {

    @Test
    void areNotLimitedUnlessTheOperatorSaysSo() {
        assertThat(from(Map.of()).perDay()).isEmpty();
        assertThat(from(Map.of("PAID_REQUESTS_PER_DAY", "500")).perDay()).hasValue(500);
    }

    @Test
    void areAWholeNumber() {
        assertThatThrownBy(() -> from(Map.of("PAID_REQUESTS_PER_DAY", "0")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("PAID_REQUESTS_PER_DAY");
    }

    private static PaidRequests from(Map<String, String> variables) {
        return PaidRequests.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
