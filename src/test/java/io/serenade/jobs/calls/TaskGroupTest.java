package io.serenade.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Outcome;
import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many tasks of one job at once, and tasks that a job can do without. */
class TaskGroupTest extends TaskFixture {
    @Test
    void asksForManyAtOnceAsSlotsAllowAndWaitsForAll() {
        Map<String, ProviderWork<String>> clips = new TreeMap<>();
        for (int clip = 1; clip <= 5; clip++) {
            clips.put("clip-" + clip, provider);
        }
        provider.onAsk(() -> TaskAnswer.running("p" + provider.asked.size()));

        TaskGroup group = followAll(clips);
        assertThat(provider.asked).hasSize(SLOTS).doesNotHaveDuplicates();
        assertThat(group.pending()).isPresent();

        for (int round = 0; round < 5 && group.pending().isPresent(); round++) {
            provider.readyAll();
            clock.set(clock.instant().plusSeconds(60));
            group = followAll(clips);
        }

        assertThat(group.succeeded()).hasSize(5);
        assertThat(group.pending()).isEmpty();
        assertThat(provider.asked).hasSize(5);
        assertThat(slots.taken("scripted")).isZero();
    }

    @Test
    void asksAgainForOneOfManyThatFailedUntilItsTriesAreUsedUp() {
        Map<String, ProviderWork<String>> clips = Map.of("clip-1", provider);
        provider.onAsk(() -> {
            String id = "p" + provider.asked.size();
            provider.failed(id);
            return TaskAnswer.running(id);
        });

        TaskGroup group = followAll(clips);
        for (int round = 0; round < 12 && group.pending().isPresent(); round++) {
            clock.set(clock.instant().plusSeconds(60));
            group = followAll(clips);
        }

        assertThat(provider.asked).hasSize(3);
        assertThat(group.failed()).containsOnlyKeys("clip-1");
    }

    /** Neither a busy service, an outage, nor an account without credit keeps a job that can do without the task. */
    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"UNAVAILABLE", "ACCOUNT", "BROKEN"})
    void triesWhatAJobCanDoWithoutAFewTimesOnly(Category category) {
        Map<String, ProviderWork<String>> plan = Map.of("plan", provider);
        provider.dispensable = true;
        provider.onAsk(
                category == Category.ACCOUNT
                        ? () -> {
                            throw new AccountRefusedException("no credit", null, true);
                        }
                        : fails(category));

        for (int job = 1; job <= 3; job++) {
            String id = "job-" + job;
            TaskGroup group = followAll(id, plan);
            for (int round = 0; round < 4 && group.pending().isPresent(); round++) {
                clock.moveOn(Duration.ofSeconds(4));
                group = followAll(id, plan);
            }
            assertThat(group.failed()).containsOnlyKeys("plan");
            assertThat(provider.endings).last(InstanceOfAssertFactories.STRING).doesNotContain("credit");
        }
        assertThat(provider.asked).hasSize(9);
        assertThat(slots.taken("scripted")).isZero();
        assertThat(slots.open("scripted")).isFalse();
    }

    /** Whatever wakes its stage meanwhile, such as the callback of another task. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesAProviderAloneAsLongAsItAsks(boolean dispensable) {
        Map<String, ProviderWork<String>> works = Map.of("clip-1", provider);
        provider.dispensable = dispensable;
        provider.onAsk(() -> {
            throw new ProviderException(Category.UNAVAILABLE, "busy", Duration.ofSeconds(40), null, null);
        });

        assertThat(followAll(works).pending().orElseThrow())
                .isEqualTo(Outcome.parked(NOON.plusSeconds(40), Outcome.NOTHING));
        clock.set(NOON.plusSeconds(39));
        assertThat(followAll(works).pending()).isPresent();
        assertThat(provider.asked).hasSize(1);
        assertThat(slots.taken("scripted")).isZero();

        clock.set(NOON.plusSeconds(40));
        provider.onAsk(() -> TaskAnswer.running("p1"));
        followAll(works);

        assertThat(provider.asked).hasSize(2);
        assertThat(last("job-1").state()).isEqualTo(TaskState.RUNNING);
        assertThat(last("job-1").attempt()).isEqualTo(dispensable ? 2 : 1);
    }
}
