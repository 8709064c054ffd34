package io.serenade.operators;

import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.IntakePauses.Pause;
import io.serenade.jobs.budget.Budget;
import io.serenade.jobs.budget.BudgetLimit;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.ProviderSlots.Standing;
import io.serenade.platform.operators.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings that operators change at run time: stored in the database, effective on all nodes at once, and logged. */
@ApplicationScoped
@Transactional
public class Controls {
    /** As many as the settings allow. */
    public static final int MOST = 1_000_000;

    @Inject
    IntakePauses pauses;

    @Inject
    ProviderSlots slots;

    @Inject
    OperatedProducts products;

    @Inject
    Budget budget;

    @Inject
    AuditLog log;

    /** The present settings. */
    @JsonbPropertyOrder({"products", "accounts"})
    public record Present(List<Intake> products, List<Account> accounts) {}

    @JsonbPropertyOrder({"product", "title", "paused", "reason", "operator"})
    public record Intake(
            String product, String title, boolean paused, Optional<String> reason, Optional<String> operator) {}

    /**
     * @param slots as many as may be taken now; {@code slotsOfSettings} where nobody has set another number
     * @param paidPerDay how many requests may be paid in a day; empty for no limit
     */
    @JsonbPropertyOrder({"provider", "slots", "slotsOfSettings", "taken", "paidPerDay"})
    public record Account(String provider, int slots, int slotsOfSettings, int taken, OptionalInt paidPerDay) {}

    public Present present() {
        return new Present(
                products.names().stream().map(this::intake).toList(),
                slots.listStandings().stream().map(this::account).toList());
    }

    private Intake intake(String product) {
        Optional<Pause> pause = pauses.find(product);
        return new Intake(
                product,
                products.title(product),
                pause.isPresent(),
                pause.map(Pause::reason),
                pause.map(Pause::operator));
    }

    private Account account(Standing standing) {
        String name = standing.account().name();
        return new Account(
                name, standing.slots(), standing.account().slots(), standing.taken(), slots.paidPerDay(name));
    }

    public boolean isProduct(String name) {
        return products.names().contains(name);
    }

    public boolean isAccount(String name) {
        return slots.listStandings().stream()
                .anyMatch(standing -> standing.account().name().equals(name));
    }

    public void pause(String product, String reason, Operator operator) {
        if (pauses.pause(product, reason, operator.name())) {
            log.enter(operator, "pause intake", product, reason, 0);
        }
    }

    public void resume(String product, Operator operator) {
        if (pauses.resume(product)) {
            log.enter(operator, "resume intake", product, "", 0);
        }
    }

    /** @param number empty for as many as the settings say */
    public void setSlots(String account, OptionalInt number, Operator operator) {
        slots.setSlots(account, number);
        log.enter(operator, "set slots", account, said(number), 0);
    }

    /** @param number empty for as many as the settings say */
    public void setPaidPerDay(String account, OptionalInt number, Operator operator) {
        slots.setPaidPerDay(account, number);
        log.enter(operator, "set paid requests per day", account, said(number), 0);
    }

    /** @param amount empty for as much as the settings say */
    public void setBudget(BudgetLimit limit, Optional<BigDecimal> amount, Operator operator) {
        budget.set(limit, amount);
        log.enter(
                operator,
                "set budget",
                limit.title(),
                amount.map(BigDecimal::toPlainString).orElse("as in the settings"),
                0);
    }

    private static String said(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "as in the settings";
    }
}
