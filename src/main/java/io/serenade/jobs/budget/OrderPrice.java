package io.serenade.jobs.budget;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an order is expected to cost when all goes well. Its actual cost is known when its job has ended.
 *
 * @param credits of one task
 * @param account the provider's account whose tasks cost these credits
 * @param mayWait whether it may be made on the next day, because a person waits for it and can be notified by e-mail
 */
public record OrderPrice(BigDecimal dollars, long credits, Optional<String> account, boolean mayWait) {
    public static OrderPrice ofDollars(BigDecimal dollars) {
        return new OrderPrice(dollars, 0, Optional.empty(), false);
    }

    Amounts amounts() {
        return new Amounts(dollars, BigDecimal.valueOf(credits));
    }
}
