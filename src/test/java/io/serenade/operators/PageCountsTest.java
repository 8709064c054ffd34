package io.serenade.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.serenade.jobs.CoreForTests;
import io.serenade.operators.CampaignReport.Funnel;
import io.serenade.operators.CampaignReport.Step;
import io.serenade.operators.PageCounts.Counted;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.DatabaseException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock stands at noon of 14 February 2027. */
class PageCountsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2027-02-14T00:00:00Z");
    private static final Instant NIGHT = Instant.parse("2027-02-15T00:00:00Z");

    private static CoreForTests.World database;

    private OperatorWorld world;
    private PageCounts counts;

    @BeforeAll
    static void open() {
        database = CoreForTests.World.create();
    }

    @BeforeEach
    void empty() {
        database.database().update("delete from page_counts");
        world = new OperatorWorld(database);
        counts = world.get(PageCounts.class);
    }

    @Test
    void addsUpAnHourInOneRow() {
        counts.count("test", PageEvent.OPENED);
        counts.count("test", PageEvent.OPENED);
        counts.write();
        counts.count("test", PageEvent.OPENED);
        counts.count("test", PageEvent.PLAYED);
        world.clock.moveOn(Duration.ofHours(1));
        counts.count("test", PageEvent.OPENED);
        counts.write();
        counts.write();

        assertThat(counts.list(MORNING, NIGHT))
                .containsExactly(
                        new Counted(NOON, "test", PageEvent.OPENED, 3),
                        new Counted(NOON, "test", PageEvent.PLAYED, 1),
                        new Counted(NOON.plus(Duration.ofHours(1)), "test", PageEvent.OPENED, 1));
    }

    @Test
    void keepsWhatCannotBeWritten() {
        PageCounts offline = new PageCounts();
        offline.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        boolean[] out = {true};
        int[] written = new int[1];
        offline.database = new Database() {
            @Override
            public int update(String sql, Object... parameters) {
                if (out[0]) {
                    throw new DatabaseException(new SQLException("It is out."));
                }
                written[0] = ((Long[]) parameters[3])[0].intValue();
                return 1;
            }
        };
        offline.count("test", PageEvent.OPENED);
        assertThatThrownBy(offline::write).isInstanceOf(DatabaseException.class);
        offline.count("test", PageEvent.OPENED);
        out[0] = false;
        offline.write();

        assertThat(written[0]).isEqualTo(2);
    }

    @Test
    void putsEventsAndOrdersIntoOneFunnel() {
        world.order("a", "Toby");
        world.order("b", "Bella");
        world.fail("b", "song_failed");
        counts.count("test", PageEvent.OPENED);
        counts.write();

        CampaignReport report = world.get(CampaignReports.class).report(MORNING, NIGHT);

        Funnel funnel = report.funnels().get(0);
        assertThat(funnel.steps())
                .filteredOn(step -> step.count() > 0)
                .extracting(Step::word, Step::count)
                .containsExactly(tuple("opened", 1L), tuple("submitted", 2L));
        assertThat(funnel.kinds()).singleElement().satisfies(kind -> {
            assertThat(kind.title()).isEqualTo("Pets");
            assertThat(kind.shares()).containsExactly(new CampaignReport.Share("Dog", 2));
        });
        assertThat(report.hours().get(12)).isEqualTo(2);
        assertThat(report.days()).singleElement().satisfies(day -> assertThat(day.orders())
                .isEqualTo(2));
    }
}
