package io.serenade.operators.web;

import io.serenade.operators.ListedJob;
import io.serenade.operators.PersonalJobs.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * @param asked the job by which a person was looked for
 * @param found what is not yet erased of that person
 * @param outcome what came of erasing it
 */
public record ErasurePage(Optional<String> asked, List<ListedJob> found, Optional<Outcome> outcome) {
    public ErasurePage {
        found = List.copyOf(found);
    }
}
