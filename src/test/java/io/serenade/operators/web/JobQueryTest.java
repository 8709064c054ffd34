package io.serenade.operators.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.JobState;
import io.serenade.operators.JobFilter;
import io.serenade.operators.JobFilter.Position;
import io.serenade.operators.JobFilter.Standing;
import io.serenade.operators.ListedJob;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobQueryTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00.123456Z");

    @Test
    void readsWhatAnAddressSaysAndSaysItAgain() {
        Map<String, String> parameters =
                Map.of("q", " Toby & Co ", "product", "lovesong", "state", "under-way", "stage", "", "reason", "a_b");

        JobFilter filter = JobQuery.read(parameters::get).filter();

        assertThat(filter.text()).contains("Toby & Co");
        assertThat(filter.standing()).contains(Standing.UNDER_WAY);
        assertThat(filter.stage()).isEmpty();
        assertThat(JobQuery.address(filter, Optional.of("x")))
                .isEqualTo("/admin/jobs?q=Toby+%26+Co&product=lovesong&state=under-way&reason=a_b&cursor=x");
    }

    @Test
    void takesNonsenseForNothingInAList() {
        Map<String, String> parameters =
                Map.of("q", "a\0b", "state", "lost", "cursor", "!!", "reason", "x".repeat(101));

        JobQuery query = JobQuery.read(parameters::get);

        assertThat(query.filter().isAll()).isTrue();
        assertThat(query.after()).isEmpty();
    }

    @Test
    void namesAPlaceThatIsFoundAgain() {
        ListedJob job = new ListedJob(
                "job-1",
                "test",
                Optional.empty(),
                JobState.READY,
                "first",
                0,
                0,
                Optional.empty(),
                NOON,
                NOON,
                Optional.empty(),
                Optional.empty());

        assertThat(JobQuery.read(Map.of("cursor", JobQuery.cursor(job))::get).after())
                .contains(new Position(NOON, "job-1"));
    }
}
