package io.serenade.operators.web;

import io.serenade.operators.BudgetFigures;
import io.serenade.operators.Overview.Spent;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The budget as programs read it: limits, steps and products by their words. */
@JsonbPropertyOrder({"at", "campaign", "limits", "steps", "products", "hours"})
public record BudgetAnswer(
        Instant at, String campaign, List<Limit> limits, List<Step> steps, List<Product> products, List<Spent> hours) {
    public BudgetAnswer {
        limits = List.copyOf(limits);
        steps = List.copyOf(steps);
        products = List.copyOf(products);
        hours = List.copyOf(hours);
    }

    @JsonbPropertyOrder({"limit", "most", "ofSettings", "spent", "reserved", "endsAt"})
    public record Limit(
            String limit,
            Optional<BigDecimal> most,
            Optional<BigDecimal> ofSettings,
            BigDecimal spent,
            BigDecimal reserved,
            Optional<Instant> endsAt) {}

    @JsonbPropertyOrder({"step", "from", "ofSettings"})
    public record Step(String step, Optional<BigDecimal> from, Optional<BigDecimal> ofSettings) {}

    @JsonbPropertyOrder({"product", "orders", "dollars", "credits", "step"})
    public record Product(String product, int orders, BigDecimal dollars, long credits, String step) {}

    static BudgetAnswer of(BudgetFigures figures) {
        return new BudgetAnswer(
                figures.at(),
                figures.campaign(),
                figures.limits().stream()
                        .map(limit -> new Limit(
                                limit.limit().word(),
                                limit.most(),
                                limit.ofSettings(),
                                limit.spent(),
                                limit.reserved(),
                                limit.endsAt()))
                        .toList(),
                figures.steps().stream()
                        .map(step -> new Step(step.step().word(), step.from(), step.ofSettings()))
                        .toList(),
                figures.products().stream()
                        .map(product -> new Product(
                                product.product(),
                                product.orders(),
                                product.dollars(),
                                product.credits(),
                                product.step().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                figures.hours());
    }
}
