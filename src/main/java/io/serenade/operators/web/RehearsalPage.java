package io.serenade.operators.web;

import io.serenade.operators.Rehearsal;
import java.util.List;
import java.util.Optional;

/**
 * @param rehearsals the newest first
 * @param realServices for which there is no stand-in, so that nothing can be rehearsed
 */
public record RehearsalPage(List<Rehearsal> rehearsals, List<String> realServices, Optional<String> problem) {
    public RehearsalPage {
        rehearsals = List.copyOf(rehearsals);
        realServices = List.copyOf(realServices);
    }
}
