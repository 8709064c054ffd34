package io.serenade.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.JobState;
import io.serenade.operators.JobFilter.Position;
import io.serenade.operators.JobFilter.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobSearchTest {
    private static final CoreForTests.World DATABASE = CoreForTests.World.create();

    private OperatorWorld world;
    private JobSearch search;

    @BeforeEach
    void begin() {
        world = new OperatorWorld(DATABASE);
        search = world.get(JobSearch.class);
        world.order("aaaa1111-first", "Toby");
        world.clock.moveOn(Duration.ofMinutes(1));
        world.order("bbbb2222-second", "100%_real");
        world.clock.moveOn(Duration.ofMinutes(1));
        world.order("cccc3333-third", "Tobias");
        world.fail("bbbb2222-second", "song_timed_out");
    }

    @Test
    void listsTheNewestFirstByTheNamesOfTheirProducts() {
        assertThat(search.list(JobFilter.ALL, Optional.empty(), 10))
                .extracting(ListedJob::id, job -> job.title().orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("cccc3333-third", "Tobias & Matt"),
                        org.assertj.core.groups.Tuple.tuple("bbbb2222-second", "100%_real & Matt"),
                        org.assertj.core.groups.Tuple.tuple("aaaa1111-first", "Toby & Matt"));
    }

    @Test
    void findsByTheBeginningOfIdsAndOfNamesInWhateverLetters() {
        assertThat(found("aaaa1111")).containsExactly("aaaa1111-first");
        assertThat(found("tob")).containsExactly("cccc3333-third", "aaaa1111-first");
        assertThat(found("TOBY")).containsExactly("aaaa1111-first");
        assertThat(found("matt")).hasSize(3);
        assertThat(found("oby")).isEmpty();
    }

    @Test
    void takesSignsOfPatternsAsTheyAre() {
        assertThat(found("%%")).isEmpty();
        assertThat(found("100%_")).containsExactly("bbbb2222-second");
        assertThat(found("____")).isEmpty();
        assertThat(found("\\")).isEmpty();
    }

    @Test
    void findsByTheIdThatAProviderGave() {
        world.database.update("insert into provider_accounts (name) values ('sonauto')");
        world.database.update("""
                insert into provider_tasks (job_id, product, stage, name, attempt, account, state, queued_at, due_at,
                                            external_id)
                values ('cccc3333-third', 'test', 'first', 'song', 1, 'sonauto', 'RUNNING', now(), now(), 'xyz-9')""");

        assertThat(found("xyz-9")).containsExactly("cccc3333-third");
    }

    @Test
    void filtersByProductStateStageAndReason() {
        assertThat(filtered("test", Standing.FAILED, "first", "song_timed_out")).containsExactly("bbbb2222-second");
        assertThat(filtered(null, Standing.UNDER_WAY, null, null)).hasSize(2);
        assertThat(filtered(null, null, "first", null)).hasSize(3);
        assertThat(filtered(null, null, "second", null)).isEmpty();
        assertThat(filtered("another", null, null, null)).isEmpty();
        assertThat(filtered(null, null, null, "other")).isEmpty();
    }

    @Test
    void pagesThroughAllWithoutLossOrDoubles() {
        for (int i = 0; i < 20; i++) {
            world.order("same-moment-" + i, "Bella");
        }
        List<String> seen = new ArrayList<>();
        Optional<Position> place = Optional.empty();
        do {
            List<ListedJob> found = search.list(JobFilter.ALL, place, 6);
            List<ListedJob> page = found.subList(0, Math.min(6, found.size()));
            page.forEach(job -> seen.add(job.id()));
            ListedJob last = page.get(page.size() - 1);
            place = found.size() > 6 ? Optional.of(new Position(last.createdAt(), last.id())) : Optional.empty();
        } while (place.isPresent());

        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
    }

    @Test
    void countsByState() {
        assertThat(search.count(JobFilter.ALL))
                .containsOnly(java.util.Map.entry(JobState.READY, 2), java.util.Map.entry(JobState.FAILED, 1));
    }

    private List<String> found(String text) {
        return ids(new JobFilter(
                Optional.of(text), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private List<String> filtered(String product, Standing standing, String stage, String reason) {
        return ids(new JobFilter(
                Optional.empty(),
                Optional.ofNullable(product),
                Optional.ofNullable(standing),
                Optional.ofNullable(stage),
                Optional.ofNullable(reason)));
    }

    private List<String> ids(JobFilter filter) {
        return search.list(filter, Optional.empty(), 50).stream()
                .map(ListedJob::id)
                .toList();
    }
}
