package io.serenade.generation.web;

import io.serenade.generation.Generation;
import io.serenade.generation.GenerationStatus;
import io.serenade.generation.Generations;
import io.serenade.generation.Generations.Entry;
import io.serenade.jobs.Job;
import io.serenade.jobs.web.JobRepresentation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Map;

/** Shows generations among the jobs of back ends. */
@ApplicationScoped
public class GenerationRepresentation implements JobRepresentation {
    private static final String BY_MODEL = "exists (select 1 from generations g where g.job_id = j.id and g.model = ?)";

    @Inject
    private Generations generations;

    @Inject
    private GenerationJson json;

    @Override
    public String product() {
        return Generation.PRODUCT;
    }

    @Override
    public JsonObject status(Job job) {
        return json.status(entry(job)).build();
    }

    @Override
    public JsonObject listed(Job job) {
        Entry entry = entry(job);
        return json.status(entry).add("model", entry.generation().model()).build();
    }

    @Override
    public JsonObject detail(Job job) {
        return json.detail(entry(job)).build();
    }

    private Entry entry(Job job) {
        return generations.find(job.id()).orElseThrow();
    }

    @Override
    public Map<String, String> statuses() {
        return GenerationStatus.conditions();
    }

    @Override
    public Map<String, Filter> filters() {
        return Map.of("model", new Filter(BY_MODEL, "Must be the full name of a model."));
    }
}
