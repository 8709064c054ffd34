package io.serenade.operators;

import io.serenade.jobs.budget.BudgetLimit;
import io.serenade.jobs.budget.BudgetStep;
import io.serenade.operators.Overview.Spent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What may be spent and what is left of it.
 *
 * @param limits of a day and of the campaign
 * @param steps the shares of a limit from which orders are treated differently
 * @param products those that were ordered today or yesterday
 * @param hours what the orders of each of the last 24 hours cost or have reserved, in dollars
 */
public record BudgetFigures(
        Instant at, String campaign, List<Limit> limits, List<Step> steps, List<Product> products, List<Spent> hours) {
    public BudgetFigures {
        limits = List.copyOf(limits);
        steps = List.copyOf(steps);
        products = List.copyOf(products);
        hours = List.copyOf(hours);
    }

    /**
     * @param most empty if there is no limit
     * @param ofSettings the limit of the settings, which applies unless an operator has set another
     * @param endsAt when it will be used up, if orders continue as in the last three hours; for a daily limit only
     *     if that is today
     */
    public record Limit(
            BudgetLimit limit,
            Optional<BigDecimal> most,
            Optional<BigDecimal> ofSettings,
            BigDecimal spent,
            BigDecimal reserved,
            Optional<Instant> endsAt) {

        /** From 0 to 1, and above 1 if finished jobs have cost more than expected. */
        public OptionalDouble share() {
            return most.filter(limited -> limited.signum() > 0)
                    .map(limited -> OptionalDouble.of(spent.add(reserved).doubleValue() / limited.doubleValue()))
                    .orElse(OptionalDouble.empty());
        }
    }

    /** @param from in percent; empty where the step is left out */
    public record Step(BudgetLimit step, Optional<BigDecimal> from, Optional<BigDecimal> ofSettings) {}

    /**
     * @param dollars and credits of today's orders, spent or reserved
     * @param step how an order like the last one would be treated now
     */
    public record Product(
            String product, String title, int orders, BigDecimal dollars, long credits, BudgetStep step) {}
}
