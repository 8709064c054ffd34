package io.serenade.lovesong;

import io.serenade.jobs.budget.Budget;
import io.serenade.jobs.budget.BudgetStep;
import io.serenade.jobs.budget.OrderPrice;
import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.providers.SongGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a song costs, and whether the budget allows one. */
@ApplicationScoped
class SongBudget {
    private static final String SONG = "song";

    @Inject
    Budget budget;

    @Inject
    Prices prices;

    @Inject
    ProviderSlots slots;

    @Inject
    SongGenerator generator;

    /** Visitors who order a song can leave an e-mail address, so a song may wait. */
    OrderPrice price() {
        return new OrderPrice(
                prices.of(SONG), slots.get(generator.name()).taskCredits(), Optional.of(generator.name()), true);
    }

    /** Reserves the price of one more song for an order under way. @return whether there was money for it */
    boolean reserveAgain(String jobId) {
        return budget.reserveAgain(jobId, price());
    }

    boolean isUsedUp() {
        return budget.step(price()) == BudgetStep.SOLD_OUT;
    }
}
