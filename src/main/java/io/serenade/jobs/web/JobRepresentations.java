package io.serenade.jobs.web;

import io.serenade.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds how a job is shown. */
@ApplicationScoped
public class JobRepresentations {
    @Inject
    @Any
    Instance<JobRepresentation> all;

    /** Empty when jobs of its product are not shown to back ends. */
    public Optional<JobRepresentation> find(Job job) {
        return all.stream()
                .filter(shown -> shown.product().equals(job.product()))
                .findFirst();
    }

    JobRepresentation get(Job job) {
        return find(job).orElseThrow(() -> new IllegalArgumentException("Jobs of " + job.product() + " are not shown"));
    }

    List<JobRepresentation> list() {
        return all.stream()
                .sorted(Comparator.comparing(JobRepresentation::product))
                .toList();
    }
}
