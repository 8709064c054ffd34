package io.serenade.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Outcome;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers that list what they have made: what a request without an answer made is found there. */
class LostAnswerSearchTest extends TaskFixture {
    @BeforeEach
    void loseTheAnswer() {
        provider.searched = Optional.of(Duration.ofSeconds(10));
        provider.onAsk(fails(Category.UNANSWERED));
        run("job-1");
    }

    @Test
    void findsWhatARequestWithoutAnAnswerHasMade() {
        assertThat(run("job-1")).isEqualTo(Outcome.parked(NOON.plusSeconds(10), Outcome.NOTHING));
        clock.set(NOON.plusSeconds(10));
        assertThat(run("job-1")).as("not there yet").isEqualTo(Outcome.parked(NOON.plusSeconds(25), Outcome.NOTHING));
        clock.set(NOON.plusSeconds(25));
        provider.onSearch(() -> Optional.of(new TaskAnswer<>("p1", TaskAnswer.Progress.SUCCEEDED, "p1")));

        assertThat(settle("job-1")).isInstanceOf(Outcome.Done.class);

        assertThat(provider.kept).containsExactly("p1");
        assertThat(provider.asked).hasSize(1);
        assertThat(provider.log).containsExactly("request-thing unanswered", "search-thing ok", "search-thing ok");
    }

    /** The request is paid when it is found, not when it is searched for. */
    @Test
    void entersWhatItCostWhenItIsFound() {
        provider.price = new BigDecimal("0.20");
        clock.set(NOON.plusSeconds(10));
        run("job-1");
        assertThat(provider.costs).containsExactly(BigDecimal.ZERO, BigDecimal.ZERO);

        clock.set(NOON.plusSeconds(25));
        provider.onSearch(() -> Optional.of(new TaskAnswer<>("p1", TaskAnswer.Progress.SUCCEEDED, "p1")));
        run("job-1");

        assertThat(provider.costs).last().isEqualTo(provider.price);
    }

    @ParameterizedTest
    @EnumSource
    void searchesNoLongerThanTheTimeOfARequestUnlessTheProviderCannotBeAsked(Category category) {
        provider.onSearch(() -> {
            throw new ProviderException(category, "It went wrong.", null);
        });

        clock.set(NOON.plus(TIMEOUT));
        Outcome outcome = settle("job-1");
        clock.set(NOON.plus(TIMEOUT).plus(Duration.ofHours(1)));

        if (category == Category.REJECTED) {
            assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Parked.class);
            assertThat(settle("job-1")).isInstanceOf(Outcome.Retry.class);
        }
        assertThat(provider.asked).hasSize(1);
    }
}
