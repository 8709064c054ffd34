package io.serenade.container;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.Workflow;
import io.serenade.providers.ProviderAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** A product with one step, in the pool that nobody but the tests works in. */
@ApplicationScoped
class Countdown implements Workflow {
    static final String PRODUCT = "countdown";
    static final String ACCOUNT = "countdown";
    static final int SLOTS = 7;

    static final Stage ONLY_STAGE = new Stage() {
        @Override
        public String name() {
            return "count";
        }

        @Override
        public WorkerPool pool() {
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

    /** An account of nobody, whose slots the tests give out. */
    @Produces
    @Singleton
    static ProviderAccount account() {
        return new ProviderAccount(ACCOUNT, SLOTS, 0);
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
