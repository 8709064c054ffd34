package io.serenade.jobs.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.platform.database.Database;
import io.serenade.platform.web.problems.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The core's clock stands at noon of 14 February 2027. */
class BudgetTest {
    private static final OrderPrice CLIP = OrderPrice.ofDollars(new BigDecimal("0.50"));
    private static final OrderPrice SONG = new OrderPrice(BigDecimal.ZERO, 100, Optional.of("sonauto"), true);

    private static CoreForTests.World world;

    private CoreForTests core;
    private Budget budget;

    @BeforeAll
    static void open() {
        world = CoreForTests.World.create();
    }

    @BeforeEach
    void begin() {
        world.database().update("delete from budget_periods");
        world.database().update("delete from budget_limits");
        core = world.core();
        budget = core.beans().get(Budget.class);
    }

    @Test
    void limitsNothingWithoutALimit() {
        order("a", CLIP);

        assertThat(budget.today(false).reserved().dollars()).isEqualByComparingTo("0.50");
        assertThat(budget.step(CLIP)).isEqualTo(BudgetStep.FULL);
        assertThat(world.database().list("select period from budget_periods", row -> row.getString(1)))
                .as("no row that orders could wait for")
                .isEmpty();
    }

    @Test
    void countsWhatWasOrderedBeforeTheFirstLimit() {
        order("a", CLIP);
        order("b", CLIP);
        cancel("b");
        limit(BudgetLimit.DOLLARS_PER_DAY, "1.00");

        order("c", CLIP);
        assertThatThrownBy(() -> order("d", CLIP)).isInstanceOf(ProblemException.class);
        assertThat(budget.today(false).reserved().dollars()).isEqualByComparingTo("1.00");
        cancel("a");
        assertThat(budget.today(false).reserved().dollars()).isEqualByComparingTo("0.50");
    }

    @Test
    void takesExactlyWhatADayPaysFor() {
        limit(BudgetLimit.DOLLARS_PER_DAY, "1.00");
        order("a", CLIP);
        order("b", CLIP);

        assertThat(budget.step(CLIP)).isEqualTo(BudgetStep.SOLD_OUT);
        assertThatThrownBy(() -> order("c", CLIP))
                .isInstanceOf(ProblemException.class)
                .hasMessage(Budget.SOLD_OUT_TODAY);
        assertThat(core.jobs().find("c")).as("nothing is stored").isEmpty();

        core.clock().moveOn(Duration.ofHours(12));
        order("d", CLIP);
    }

    @Test
    void endsWithTheCampaign() {
        limit(BudgetLimit.CREDITS_PER_CAMPAIGN, "150");
        order("a", SONG);
        core.clock().moveOn(Duration.ofDays(1));

        assertThatThrownBy(() -> order("b", SONG))
                .isInstanceOf(ProblemException.class)
                .hasMessage(Budget.SOLD_OUT);
        order("c", CLIP);
    }

    @Test
    void letsExactlyThoseInThatFitWhenOrdersAreParallel() throws Exception {
        limit(BudgetLimit.DOLLARS_PER_DAY, "3.50");
        core.jobs();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> orders = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String id = "parallel-" + i;
            orders.add(threads.submit(() -> isTaken(id)));
        }
        int taken = 0;
        for (Future<Boolean> order : orders) {
            taken += order.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(taken).isEqualTo(7);
        assertThat(budget.today(false).reserved().dollars()).isEqualByComparingTo("3.50");
    }

    /** Also where limits that were removed have left rows, in whatever order these lie. */
    @Test
    void waitsForADayBeforeItTakesTheCampaign() throws Exception {
        limit(BudgetLimit.DOLLARS_PER_DAY, "1.00");
        order("a", CLIP);
        budget.set(BudgetLimit.DOLLARS_PER_DAY, Optional.empty());
        List<String> periods = world.database()
                .list("select period from budget_periods order by period desc", row -> row.getString(1));
        periods.forEach(period ->
                world.database().update("update budget_periods set period = period where period = ?", period));
        world.database().update("analyze budget_periods");
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<?>[] waiting = new Future<?>[1];

        world.database().transactions().run(() -> {
            lock("select * from budget_periods where period = ? for update", periods.get(1));
            waiting[0] = other.submit(() -> order("b", CLIP));
            await().until(() -> !world.database()
                    .list(
                            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname ="
                                    + " current_database()",
                            row -> 1)
                    .isEmpty());
            lock("select * from budget_periods where period = ? for update nowait", periods.get(0));
        });

        waiting[0].get();
        other.shutdown();
        assertThat(budget.today(false).reserved().dollars()).isEqualByComparingTo("1.00");
    }

    private static void lock(String sql, String period) {
        new Database(world.database().transactions().dataSource()).find(sql, row -> 1, period);
    }

    @Test
    void putsWhatWasSpentInThePlaceOfWhatWasReserved() {
        limit(BudgetLimit.DOLLARS_PER_DAY, "1.00");
        order("a", CLIP);
        JobCosts costs = core.beans().get(JobCosts.class);
        costs.open("a", Optional.empty());
        costs.settle(costs.reserve("a", "clip", new BigDecimal("0.20")).orElseThrow(), new BigDecimal("0.20"));

        cancel("a");

        assertThat(budget.today(false).reserved().dollars()).isZero();
        assertThat(budget.today(false).spent().dollars()).isEqualByComparingTo("0.20");
        assertThat(budget.today(true).spent().dollars()).isEqualByComparingTo("0.20");

        budget.settle("a");
        assertThat(budget.today(false).spent().dollars()).as("once").isEqualByComparingTo("0.20");
    }

    @Test
    void givesBackWhatAnOrderDidNotCost() {
        limit(BudgetLimit.CREDITS_PER_DAY, "100");
        order("a", SONG);
        cancel("a");

        assertThat(budget.step(SONG)).isEqualTo(BudgetStep.FULL);
    }

    @Test
    void reservesASecondTaskWhileThereIsMoneyForIt() {
        limit(BudgetLimit.CREDITS_PER_DAY, "250");
        order("a", SONG);

        assertThat(budget.reserveAgain("a", SONG)).isTrue();
        assertThat(budget.today(false).reserved().credits()).isEqualByComparingTo("200");
        assertThat(budget.today(true).reserved().credits()).isEqualByComparingTo("200");
        assertThat(budget.reserveAgain("a", SONG)).isFalse();
        assertThat(budget.today(false).reserved().credits()).isEqualByComparingTo("200");
        assertThatThrownBy(() -> order("b", SONG)).isInstanceOf(ProblemException.class);

        cancel("a");
        assertThat(budget.today(false).all().credits()).isZero();
        assertThat(budget.reserveAgain("a", SONG)).as("settled").isTrue();
        assertThat(budget.reserveAgain("older than budgets", SONG)).isTrue();
        assertThat(budget.today(false).all().credits()).isZero();
        limit(BudgetLimit.CREDITS_PER_DAY, "99");
        assertThat(budget.reserveAgain("a", SONG)).isFalse();
    }

    @Test
    void knowsThePriceOfATaskOfOrdersThatOlderNodesTook() {
        limit(BudgetLimit.CREDITS_PER_DAY, "250");
        order("a", SONG);
        world.database().update("update budget_orders set task_credits = null");

        budget.reserveAgain("a", SONG);

        assertThat(world.database().find("select task_credits from budget_orders", row -> row.getLong(1)))
                .contains(100L);
    }

    @Test
    void reservesASecondTaskInTheCampaignToo() {
        limit(BudgetLimit.CREDITS_PER_CAMPAIGN, "150");
        order("a", SONG);

        assertThat(budget.reserveAgain("a", SONG)).isFalse();
        limit(BudgetLimit.CREDITS_PER_CAMPAIGN, "200");
        assertThat(budget.reserveAgain("a", SONG)).isTrue();
    }

    @Test
    void letsSongsWaitForTheNextDayBeforeItIsSoldOut() {
        limit(BudgetLimit.CREDITS_PER_DAY, "200");
        limit(BudgetLimit.LATER_FROM, "50");
        order("a", SONG);
        order("b", SONG);
        order("c", SONG);

        assertThat(core.job("a").dueAt()).isEqualTo(Instant.parse("2027-02-14T12:00:00Z"));
        assertThat(core.job("b").dueAt()).isEqualTo(Instant.parse("2027-02-15T00:00:00Z"));
        assertThat(core.job("c").dueAt()).isEqualTo(Instant.parse("2027-02-15T00:00:00Z"));
        assertThat(budget.step(SONG)).isEqualTo(BudgetStep.SOLD_OUT);
        assertThatThrownBy(() -> order("d", SONG)).isInstanceOf(ProblemException.class);
        order("e", CLIP);
    }

    @Test
    void growsModestBeforeMoneyEnds() {
        limit(BudgetLimit.DOLLARS_PER_CAMPAIGN, "2");
        limit(BudgetLimit.MODEST_FROM, "50");
        order("a", CLIP);
        assertThat(budget.step(CLIP)).isEqualTo(BudgetStep.FULL);
        order("b", CLIP);
        assertThat(budget.step(CLIP)).isEqualTo(BudgetStep.MODEST);
        assertThat(budget.step(SONG)).as("it costs no dollars").isEqualTo(BudgetStep.FULL);
    }

    private void limit(BudgetLimit limit, String amount) {
        budget.set(limit, Optional.of(new BigDecimal(amount)));
    }

    private void order(String id, OrderPrice price) {
        core.jobs().start(CoreForTests.PRODUCT, id, Optional.empty(), Optional.empty(), price);
    }

    private boolean isTaken(String id) {
        try {
            order(id, CLIP);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private void cancel(String id) {
        core.beans().get(Jobs.class).cancel(id);
    }
}
