package io.serenade.operators.web;

import io.serenade.operators.JobFilter;
import io.serenade.operators.JobFilter.Standing;
import io.serenade.operators.OperatorAction;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The jobs on which an act is to be carried out, as a form or an address names them. Unlike in a list, nothing invalid
 * is ignored: otherwise the act might change more jobs than were meant.
 *
 * @param job the one job that is meant; without it, what the filter shows
 * @param expected how many jobs it would change, as the preview said
 */
record ActOrder(Optional<String> job, JobFilter filter, boolean confirmed, OptionalInt expected) {
    private static final Set<String> KNOWN =
            Set.of("job", "confirm", "expected", "q", "product", "state", "stage", "reason");

    private static final String ID = "[0-9A-Za-z-]{1,64}";

    /**
     * @param parameters those of the address or the form, except the act itself
     * @throws ProblemException that says what is invalid or missing
     */
    static ActOrder read(OperatorAction act, Map<String, List<String>> parameters) {
        parameters.forEach(ActOrder::check);
        Optional<String> job = value(parameters, "job");
        JobFilter filter = new JobFilter(
                value(parameters, "q"),
                value(parameters, "product"),
                value(parameters, "state").map(ActOrder::standing),
                value(parameters, "stage"),
                value(parameters, "reason"));
        if (job.isPresent() && !(job.get().matches(ID) && filter.isAll())) {
            throw refused("job is the id of one job, without a filter.");
        }
        if (job.isEmpty() && filter.isAll() && act.isLasting()) {
            throw refused(
                    "What cannot be undone is not done to all jobs; give at least one of q, product, state, stage and"
                            + " reason.");
        }
        boolean confirmed = value(parameters, "confirm").map(ActOrder::isTrue).orElse(false);
        OptionalInt expected =
                value(parameters, "expected").map(ActOrder::number).orElse(OptionalInt.empty());
        if (job.isEmpty() && confirmed && expected.isEmpty()) {
            throw refused("confirm takes expected, the number of jobs that the preview said would change.");
        }
        return new ActOrder(job, filter, confirmed, expected);
    }

    private static void check(String name, List<String> values) {
        if (!KNOWN.contains(name)) {
            throw refused("There is no parameter of the name " + name + ".");
        }
        if (values.size() != 1) {
            throw refused(name + " must be given once.");
        }
        if (JobQuery.text(values.get(0)).isEmpty()) {
            throw refused(name + " must have 1 to " + JobQuery.LONGEST + " characters, none of them NUL.");
        }
    }

    private static Optional<String> value(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).flatMap(values -> JobQuery.text(values.get(0)));
    }

    private static Standing standing(String word) {
        return Standing.of(word).orElseThrow(() -> refused("There is no state of this name."));
    }

    private static boolean isTrue(String word) {
        if (!word.equals("true") && !word.equals("false")) {
            throw refused("confirm is true or false.");
        }
        return word.equals("true");
    }

    private static OptionalInt number(String digits) {
        if (!digits.matches("[0-9]{1,6}")) {
            throw refused("expected is a whole number.");
        }
        return OptionalInt.of(Integer.parseInt(digits));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.BAD_REQUEST, detail);
    }
}
