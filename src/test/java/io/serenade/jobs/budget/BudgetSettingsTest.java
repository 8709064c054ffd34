package io.serenade.jobs.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetSettingsTest {
    @Test
    void limitsNothingByDefault() {
        assertThat(from(Map.of()).limits().amounts()).isEmpty();
        assertThat(from(Map.of()).campaign()).isEqualTo("campaign");
    }

    @Test
    void readsLimitsAndSteps() {
        BudgetLimits limits = from(Map.of("BUDGET_DOLLARS", "1999.50", "BUDGET_LATER_FROM", "90"))
                .limits();
        assertThat(limits.find(BudgetLimit.DOLLARS_PER_CAMPAIGN))
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo("1999.5"));
        assertThat(limits.find(BudgetLimit.LATER_FROM)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_DOLLARS_PER_DAY, much",
        "BUDGET_DOLLARS, -1",
        "BUDGET_CREDITS, 1.5",
        "BUDGET_CREDITS_PER_DAY, 1e9",
        "BUDGET_MODEST_FROM, 101",
        "BUDGET_LATER_FROM, 0",
        "BUDGET_CAMPAIGN, <b>"
    })
    void refusesWhatIsNoAmount(String name, String value) {
        assertThatThrownBy(() -> from(Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(name);
    }

    private static BudgetSettings from(Map<String, String> variables) {
        return BudgetSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
