package io.serenade.jobs.budget;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be set about the budget: four amounts, and the shares of them at which the steps of the ladder begin. */
public enum BudgetLimit {
    DOLLARS_PER_DAY("Dollars a day"),
    DOLLARS_PER_CAMPAIGN("Dollars of the campaign"),
    CREDITS_PER_DAY("Credits a day"),
    CREDITS_PER_CAMPAIGN("Credits of the campaign"),
    MODEST_FROM("Smaller orders from"),
    LATER_FROM("Songs wait for the next day from");

    /** The limits of amounts. */
    public static final List<BudgetLimit> AMOUNTS =
            List.of(DOLLARS_PER_DAY, CREDITS_PER_DAY, DOLLARS_PER_CAMPAIGN, CREDITS_PER_CAMPAIGN);

    private final String title;

    BudgetLimit(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public boolean isCredits() {
        return this == CREDITS_PER_DAY || this == CREDITS_PER_CAMPAIGN;
    }

    public boolean isOfDay() {
        return this == DOLLARS_PER_DAY || this == CREDITS_PER_DAY;
    }

    /** Whether it is a share in percent. */
    public boolean isStep() {
        return this == MODEST_FROM || this == LATER_FROM;
    }

    /** Its name in addresses, such as {@code dollars-per-day}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<BudgetLimit> of(String word) {
        return Arrays.stream(values())
                .filter(limit -> limit.word().equals(word))
                .findFirst();
    }
}
