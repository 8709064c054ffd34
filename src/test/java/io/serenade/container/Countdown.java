package io.serenade.container;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Gate;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** A product with one step, in the lane that nobody but the tests works in. */
@ApplicationScoped
class Countdown implements Workflow {
    static final String PRODUCT = "countdown";

    static final Stage ONLY_STAGE = new Stage() {
        @Override
        public String name() {
            return "count";
        }

        @Override
        public WorkerPool lane() {
            return WorkerPool.IO;
        }

        @Override
        public Duration deadline() {
            return Duration.ofMinutes(1);
        }

        @Override
        public RetryPolicy retryPolicy() {
            return RetryPolicy.attempts(1);
        }

        @Override
        public Outcome run(Claim claim) {
            throw new UnsupportedOperationException("The tests claim these jobs themselves");
        }
    };

    @Override
    public String product() {
        return PRODUCT;
    }

    /** A gate that lets nobody in, so that only the tests do. */
    @Override
    public Gate gate() {
        return new Gate("closed", 0);
    }

    @Override
    public Duration keptFor() {
        return Duration.ofDays(1);
    }

    @Override
    public void erase(String jobId) {
        throw new UnsupportedOperationException("The tests erase nothing");
    }

    @Override
    public List<Stage> stages() {
        return List.of(ONLY_STAGE);
    }
}
