package io.serenade.operators.web;

import io.serenade.operators.JobFilter;
import io.serenade.operators.ListedJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of jobs.
 *
 * @param products titles by name
 * @param next names the page after this one
 * @param paged whether it is not the first one
 */
public record JobListPage(
        JobFilter filter,
        List<ListedJob> jobs,
        Map<String, String> products,
        List<String> stages,
        Optional<String> next,
        boolean paged,
        Instant now) {

    /** @param found one more than the page holds, if there are more */
    static JobListPage of(
            JobQuery query,
            List<ListedJob> found,
            int limit,
            Map<String, String> products,
            List<String> stages,
            Instant now) {
        boolean more = found.size() > limit;
        List<ListedJob> shown = more ? found.subList(0, limit) : found;
        return new JobListPage(
                query.filter(),
                shown,
                products,
                stages,
                more ? Optional.of(JobQuery.cursor(shown.get(shown.size() - 1))) : Optional.empty(),
                query.after().isPresent(),
                now);
    }
}
