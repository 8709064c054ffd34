package io.serenade.jobs.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** The limits that hold, and which step of the ladder they lead to. A missing limit means that there is none. */
public record BudgetLimits(Map<BudgetLimit, BigDecimal> amounts) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public BudgetLimits {
        amounts = Map.copyOf(amounts);
    }

    public Optional<BigDecimal> find(BudgetLimit limit) {
        return Optional.ofNullable(amounts.get(limit));
    }

    /**
     * How an order of this price is to be treated. A limit in a currency in which it costs nothing does not apply to
     * it.
     *
     * @param day reserved and spent of today
     * @param campaign reserved and spent of the campaign
     */
    BudgetStep step(Amounts day, Amounts campaign, Amounts price) {
        if (!fits(campaign, price, false)) {
            return BudgetStep.SOLD_OUT;
        }
        BigDecimal today = percent(day, price, true);
        Optional<BigDecimal> later = find(BudgetLimit.LATER_FROM);
        if (later.filter(from -> today.compareTo(from) >= 0).isPresent()) {
            return BudgetStep.LATER;
        }
        if (!fits(day, price, true)) {
            return later.isPresent() ? BudgetStep.LATER : BudgetStep.SOLD_OUT;
        }
        BigDecimal most = today.max(percent(campaign, price, false));
        return find(BudgetLimit.MODEST_FROM)
                .filter(from -> most.compareTo(from) >= 0)
                .map(from -> BudgetStep.MODEST)
                .orElse(BudgetStep.FULL);
    }

    /** A sum of exactly the limit is allowed. */
    boolean fits(Amounts used, Amounts price, boolean ofDay) {
        return BudgetLimit.AMOUNTS.stream()
                .filter(limit -> concerns(limit, price, ofDay))
                .allMatch(limit -> used.of(limit).add(price.of(limit)).compareTo(amounts.get(limit)) <= 0);
    }

    /**
     * How much of the limit that is nearest to being used up is used, in percent; only limits that apply to the order
     * count.
     */
    private BigDecimal percent(Amounts used, Amounts price, boolean ofDay) {
        return BudgetLimit.AMOUNTS.stream()
                .filter(limit -> concerns(limit, price, ofDay))
                .map(limit -> percent(used.of(limit), amounts.get(limit)))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    private boolean concerns(BudgetLimit limit, Amounts price, boolean ofDay) {
        return limit.isOfDay() == ofDay
                && amounts.containsKey(limit)
                && price.of(limit).signum() > 0;
    }

    private static BigDecimal percent(BigDecimal used, BigDecimal most) {
        return most.signum() == 0 ? HUNDRED : used.multiply(HUNDRED).divide(most, 2, RoundingMode.DOWN);
    }
}
