package io.serenade.jobs.budget;

import java.math.BigDecimal;

/** Money, and the credits of the song provider. */
public record Amounts(BigDecimal dollars, BigDecimal credits) {
    public static final Amounts NONE = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO);

    public Amounts plus(Amounts more) {
        return new Amounts(dollars.add(more.dollars), credits.add(more.credits));
    }

    BigDecimal of(BudgetLimit limit) {
        return limit.isCredits() ? credits : dollars;
    }
}
