package io.serenade.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.CoreForTests.World;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.calls.CancelJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Jobs go with their owner, whatever they were doing; those of others stay. */
class JobsOfOwnersTest {
    private static final World WORLD = World.create();
    private static final String MATT = "account:matt";

    private final CoreForTests core = WORLD.core();
    private final List<String> erased = new ArrayList<>();

    @Test
    void cancelsWhatIsUnderWayAndErasesAll() {
        start("one", MATT);
        start("two", MATT);
        start("three", "account:anna");
        core.jobs().cancel("two");

        assertThat(jobs("").eraseAllOf(MATT)).isTrue();
        assertThat(erased).containsExactlyInAnyOrder("one", "two");
        assertThat(core.job("one").state()).isEqualTo(JobState.CANCELLED);
        assertThat(core.job("three").state()).isEqualTo(JobState.READY);
        assertThat(jobs("").eraseAllOf(MATT)).isTrue();
        assertThat(erased).hasSize(2);
    }

    @Test
    void erasesTheOthersWhereOneCannotBe() {
        start("one", MATT);
        start("two", MATT);

        assertThat(jobs("one").eraseAllOf(MATT)).isFalse();
        assertThat(erased).containsExactly("two");
        assertThat(jobs("").eraseAllOf(MATT)).isTrue();
        assertThat(erased).containsExactly("two", "one");
    }

    private void start(String id, String owner) {
        core.jobs().start(CoreForTests.PRODUCT, id, Optional.of(owner), Optional.empty(), CoreForTests.FREE);
    }

    /** @param stubborn a job that its product cannot erase */
    private JobsOfOwners jobs(String stubborn) {
        Workflow real = core.beans().get(Workflow.class);
        Workflows workflows = new Workflows() {
            @Override
            public Workflow get(String product) {
                return new ErasingProduct(real.stages(), stubborn);
            }
        };
        JobsOfOwners jobs = new JobsOfOwners();
        jobs.database = WORLD.database();
        jobs.workflows = workflows;
        jobs.cancellation = new CancelJob() {
            @Override
            public boolean cancel(String jobId) {
                return core.jobs().cancel(jobId);
            }
        };
        return jobs;
    }

    private final class ErasingProduct implements Workflow {
        private final List<Stage> stages;
        private final String stubborn;

        ErasingProduct(List<Stage> stages, String stubborn) {
            this.stages = stages;
            this.stubborn = stubborn;
        }

        @Override
        public String product() {
            return CoreForTests.PRODUCT;
        }

        @Override
        public List<Stage> stages() {
            return stages;
        }

        @Override
        public Duration keptFor() {
            return Duration.ofDays(1);
        }

        @Override
        public void erase(String jobId) {
            if (jobId.equals(stubborn)) {
                throw new IllegalStateException("the storage is out");
            }
            core.jobs().erase(jobId);
            erased.add(jobId);
        }
    }
}
