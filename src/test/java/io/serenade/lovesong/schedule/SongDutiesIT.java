package io.serenade.lovesong.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.engine.DutiesForTests;
import io.serenade.lovesong.CreditsCheck;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.StaleSongs;
import io.serenade.lovesong.schedule.SongDuties.Duty;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The duties of songs on three nodes with one database. */
class SongDutiesIT {
    private final TestDatabase database = TestDatabase.create();
    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final Map<Duty, Integer> done = new EnumMap<>(Duty.class);
    private final List<SongDuties> nodes = List.of(node(), node(), node());

    @Test
    void areDoneByOneNodeInEachPeriod() {
        for (int tick = 0; tick < 20; tick++) {
            for (SongDuties node : nodes) {
                node.act(Duty.CREDITS);
                node.act(Duty.TIMEOUTS);
            }
            clock.moveOn(Duration.ofMinutes(1));
        }

        assertThat(done).containsOnly(Map.entry(Duty.CREDITS, 2), Map.entry(Duty.TIMEOUTS, 4));
    }

    @Test
    void includeTheCreditsWheneverANodeStarts() {
        nodes.get(0).act(Duty.CREDITS);
        nodes.get(1).checkCreditsSoon();
        nodes.forEach(node -> node.act(Duty.CREDITS));

        assertThat(done).containsOnly(Map.entry(Duty.CREDITS, 2));
    }

    private SongDuties node() {
        SongDuties node = new SongDuties();
        node.duties = DutiesForTests.on(database, clock);
        node.settings = LoveSongSettings.from(new Settings(name -> Optional.empty()));
        node.credits = new CreditsCheck() {
            @Override
            public void check() {
                done.merge(Duty.CREDITS, 1, Integer::sum);
            }
        };
        node.staleSongs = new StaleSongs() {
            @Override
            public void askAgain() {
                done.merge(Duty.TIMEOUTS, 1, Integer::sum);
            }
        };
        return node;
    }
}
