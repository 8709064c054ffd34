package io.serenade.jobs.budget;

import io.serenade.platform.settings.Settings;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The budget at the start; operators may change each limit at run time.
 *
 * @param campaign its name; under a new name, counting starts from zero
 */
public record BudgetSettings(String campaign, BudgetLimits limits) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 ._-]{1,60}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    public static BudgetSettings from(Settings settings) {
        String campaign = settings.text("BUDGET_CAMPAIGN", "campaign");
        if (!NAME.matcher(campaign).matches()) {
            throw Settings.refusal("BUDGET_CAMPAIGN", campaign, "a name of at most 60 letters, digits, spaces and .-_");
        }
        Map<BudgetLimit, BigDecimal> limits = new EnumMap<>(BudgetLimit.class);
        dollars("BUDGET_DOLLARS_PER_DAY", settings.find("BUDGET_DOLLARS_PER_DAY"))
                .ifPresent(most -> limits.put(BudgetLimit.DOLLARS_PER_DAY, most));
        dollars("BUDGET_DOLLARS", settings.find("BUDGET_DOLLARS"))
                .ifPresent(most -> limits.put(BudgetLimit.DOLLARS_PER_CAMPAIGN, most));
        credits("BUDGET_CREDITS_PER_DAY", settings.find("BUDGET_CREDITS_PER_DAY"))
                .ifPresent(most -> limits.put(BudgetLimit.CREDITS_PER_DAY, most));
        credits("BUDGET_CREDITS", settings.find("BUDGET_CREDITS"))
                .ifPresent(most -> limits.put(BudgetLimit.CREDITS_PER_CAMPAIGN, most));
        percent("BUDGET_MODEST_FROM", settings.find("BUDGET_MODEST_FROM"))
                .ifPresent(from -> limits.put(BudgetLimit.MODEST_FROM, from));
        percent("BUDGET_LATER_FROM", settings.find("BUDGET_LATER_FROM"))
                .ifPresent(from -> limits.put(BudgetLimit.LATER_FROM, from));
        return new BudgetSettings(campaign, new BudgetLimits(limits));
    }

    /** Reads an amount as people write it; empty if it is not valid for the limit. */
    public static Optional<BigDecimal> read(BudgetLimit limit, String text) {
        Pattern form = limit.isStep() || limit.isCredits() ? WHOLE : AMOUNT;
        return Optional.of(text)
                .filter(value -> form.matcher(value).matches())
                .map(BigDecimal::new)
                .filter(value -> !limit.isStep() || isPercent(value));
    }

    private static boolean isPercent(BigDecimal value) {
        return value.signum() > 0 && value.compareTo(BigDecimal.valueOf(100)) <= 0;
    }

    private static Optional<BigDecimal> dollars(String name, Optional<String> value) {
        return read(BudgetLimit.DOLLARS_PER_DAY, name, value, "an amount in dollars such as 250 or 99.50");
    }

    private static Optional<BigDecimal> credits(String name, Optional<String> value) {
        return read(BudgetLimit.CREDITS_PER_DAY, name, value, "a whole number of credits");
    }

    private static Optional<BigDecimal> percent(String name, Optional<String> value) {
        return read(BudgetLimit.LATER_FROM, name, value, "a whole number from 1 to 100");
    }

    private static Optional<BigDecimal> read(BudgetLimit limit, String name, Optional<String> value, String allowed) {
        return value.map(text -> read(limit, text).orElseThrow(() -> Settings.refusal(name, text, allowed)));
    }
}
