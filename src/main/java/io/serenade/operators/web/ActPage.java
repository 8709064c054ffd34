package io.serenade.operators.web;

import io.serenade.operators.BulkActs;
import io.serenade.operators.BulkActs.Preview;
import io.serenade.operators.JobFilter;
import io.serenade.operators.OperatorAction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an act would do, before it is done.
 *
 * @param job the one job that is meant; without it, what the filter shows
 * @param back where to go if the operator declines
 * @param changed whether it was confirmed and the jobs are no longer those that were looked at
 */
public record ActPage(
        OperatorAction act,
        Optional<String> job,
        Optional<Preview> preview,
        JobFilter filter,
        String back,
        boolean changed) {

    static ActPage of(OperatorAction act, String job) {
        return new ActPage(act, Optional.of(job), Optional.empty(), JobFilter.ALL, "/admin/jobs/" + job, false);
    }

    public static ActPage of(Preview preview, JobFilter filter) {
        return new ActPage(
                preview.act(),
                Optional.empty(),
                Optional.of(preview),
                filter,
                JobQuery.address(filter, Optional.empty()),
                false);
    }

    ActPage afterChange() {
        return new ActPage(act, job, preview, filter, back, true);
    }

    /** What the form must carry on. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        job.ifPresent(id -> parameters.put("job", id));
        parameters.putAll(JobQuery.parameters(filter));
        parameters.put("confirm", "true");
        preview.ifPresent(shown -> parameters.put("expected", String.valueOf(shown.changeable())));
        return parameters;
    }

    public int most() {
        return BulkActs.MOST;
    }

    /** Whether there is anything to confirm. */
    public boolean canGoOn() {
        return preview.isEmpty() || !preview.get().isTooMany() && preview.get().changeable() > 0;
    }
}
