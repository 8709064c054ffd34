package io.serenade.generation;

import io.serenade.jobs.Job;
import io.serenade.jobs.calls.ProviderCalls;
import java.util.Optional;
import java.util.function.Supplier;

/** One generation in memory, whose outside calls leave no lines in a ledger. */
class OneGeneration extends Generations {
    private final Generation generation;
    private final Job job;

    OneGeneration(Generation generation, Job job) {
        this.generation = generation;
        this.job = job;
    }

    @Override
    public Generation get(String jobId) {
        return generation;
    }

    @Override
    public Optional<Entry> find(String jobId) {
        return Optional.of(new Entry(generation, job, Optional.empty(), 0));
    }

    static ProviderCalls calls() {
        return new ProviderCalls() {
            @Override
            public <T> T call(String jobId, String provider, String operation, int attempt, Supplier<T> call) {
                return call.get();
            }
        };
    }
}
