package io.serenade.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobFeedTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final List<JobEvent> committed = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();
    private Collection<Long> lookedFor = List.of();
    private final JobFeed feed = feed();

    @Test
    void hearsEachEventOnce() {
        feed.read();
        commit(1, 2);
        feed.read();
        commit(3);
        feed.read();
        feed.read();

        assertThat(heard).containsExactly(1L, 2L, 3L);
    }

    @Test
    void hearsAnEventThatIsCommittedAfterOneWithAHigherId() {
        feed.read();
        commit(1, 4);
        feed.read();
        commit(3);
        feed.read();
        commit(2);
        feed.read();
        feed.read();

        assertThat(heard).containsExactly(1L, 4L, 3L, 2L);
        assertThat(lookedFor).isEmpty();
    }

    @Test
    void givesUpOnAnIdThatWasRolledBack() {
        feed.read();
        commit(1, 3);
        feed.read();
        feed.read();
        assertThat(lookedFor).containsExactly(2L);

        clock.moveOn(Duration.ofSeconds(61));
        feed.read();
        feed.read();

        assertThat(lookedFor).isEmpty();
    }

    @Test
    void isCurrentOnlyWhileItReads() {
        assertThat(feed.isCurrent()).isFalse();
        feed.read();
        assertThat(feed.isCurrent()).isTrue();
        clock.moveOn(Duration.ofSeconds(5));
        assertThat(feed.isCurrent()).isFalse();
    }

    private void commit(long... ids) {
        for (long id : ids) {
            committed.add(new JobEvent(id, "job", JobEvent.MOVED, "{}", clock.instant()));
        }
    }

    private JobFeed feed() {
        JobFeed made = new JobFeed() {
            @Override
            void tell(List<JobEvent> fresh) {
                fresh.forEach(event -> heard.add(event.id()));
            }
        };
        made.clock = clock;
        made.events = new JobEvents() {
            @Override
            public long newest() {
                return 0;
            }

            @Override
            public List<JobEvent> listNewer(long after, Collection<Long> orWithId, int most) {
                lookedFor = List.copyOf(orWithId);
                return committed.stream()
                        .filter(event -> event.id() > after || orWithId.contains(event.id()))
                        .sorted(Comparator.comparing(JobEvent::id))
                        .toList();
            }
        };
        return made;
    }
}
