package io.serenade.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final CoreForTests.World DATABASE = CoreForTests.World.create();

    private final OperatorWorld world = new OperatorWorld(DATABASE);
    private final Samples samples = world.get(Samples.class);

    /** As databases of other makers do, where a tilde comes before letters. */
    @Test
    void areFoundInADatabaseThatSortsByALanguage() {
        world.database.update("alter table samples alter column name type text collate \"en-x-icu\"");
        world.order("job", "Toby");

        samples.take();

        Instant noon = world.clock.instant();
        world.clock.moveOn(Duration.ofSeconds(30));
        assertThat(samples.depths(Duration.ofHours(3), 1)).isEqualTo(Map.of("test", List.of(new Point(noon, 1))));
        assertThat(samples.credits(Duration.ofHours(3), 1)).isEmpty();
    }
}
