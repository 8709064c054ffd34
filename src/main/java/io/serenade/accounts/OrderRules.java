package io.serenade.accounts;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import java.util.List;

/**
 * Who may order from a product, and how much.
 *
 * @param open {@code GENERATION_OPEN}: whether callers without a key may spend a real provider's credit
 * @param perHour {@code GENERATIONS_PER_HOUR}: orders of one address without a key
 * @param perVisitor {@code FORM_SUBMIT_RETRY}: orders of one browser from our pages, ever
 * @param visitorsPerHour {@code SUBMISSIONS_PER_HOUR}: orders of all browsers at one address from our pages
 */
public record OrderRules(String product, boolean open, int perHour, int perVisitor, int visitorsPerHour) {

    /** @param paid the services that an order costs money at; open by default only while none of them has a real key */
    public static OrderRules from(Settings settings, String product, List<Provider> paid) {
        boolean free = paid.stream().allMatch(provider -> provider.key(settings).isEmpty());
        return new OrderRules(
                product,
                settings.flag("GENERATION_OPEN", free),
                settings.integer("GENERATIONS_PER_HOUR", 60, 1, 1_000_000),
                settings.integer("FORM_SUBMIT_RETRY", 10, 1, 1_000_000),
                settings.integer("SUBMISSIONS_PER_HOUR", 20, 1, 1_000_000));
    }
}
