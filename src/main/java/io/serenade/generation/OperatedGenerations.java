package io.serenade.generation;

import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.jobs.operations.ResumeFailed;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Generated media, as operators see them. */
@ApplicationScoped
public class OperatedGenerations implements OperatedJobs {
    @Inject
    Generations generations;

    @Inject
    ResumeFailed resumption;

    @Override
    public String product() {
        return Generation.PRODUCT;
    }

    @Override
    public String title() {
        return "Media generation";
    }

    @Override
    public Names names() {
        return new Names(
                "generations", "job_id", List.of("lower(left(prompt, 60))"), "coalesce(left(prompt, 60), model)");
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("Models", "t.model"));
    }

    @Override
    public List<Held> held() {
        return List.of(new Held("Prompt and parameters", false), new Held("Pictures or clips that were made", true));
    }

    @Override
    public List<Medium> media(String jobId) {
        return generations
                .find(jobId)
                .map(entry -> entry.generation().media().stream()
                        .map(key -> new Medium("Result", MediaKind.GENERATED, key))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public boolean retry(String jobId) {
        return resumption.resume(jobId);
    }
}
