package io.serenade.operators;

import static io.serenade.operators.OperatorWorld.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.JobState;
import io.serenade.operators.AuditLog.Done;
import io.serenade.operators.BulkActs.Preview;
import io.serenade.operators.JobFilter.Standing;
import io.serenade.platform.server.ServerStopping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkActsTest {
    private static final CoreForTests.World DATABASE = CoreForTests.World.create();
    private static final JobFilter TIMED_OUT = new JobFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("song_timed_out"));

    private static final JobFilter OF_THE_TEST =
            new JobFilter(Optional.empty(), Optional.of("test"), Optional.empty(), Optional.empty(), Optional.empty());

    private OperatorWorld world;
    private BulkActs bulk;

    @BeforeEach
    void begin() {
        world = new OperatorWorld(DATABASE);
        world.database.update("delete from operator_acts");
        bulk = new BulkActs() {
            @Override
            java.util.concurrent.Executor executor() {
                return Runnable::run;
            }
        };
        bulk.search = world.get(JobSearch.class);
        bulk.acts = world.get(OperatorActions.class);
        bulk.log = world.get(AuditLog.class);
        bulk.clock = world.clock;
        for (int i = 0; i < 130; i++) {
            world.order("job-" + i, "Toby");
            world.fail("job-" + i, i < 125 ? "song_timed_out" : "song_refused");
        }
        world.order("going", "Bella");
    }

    @Test
    void saysWhatWouldHappenAndDoesNothing() {
        Preview all = bulk.preview(OperatorAction.RETRY, JobFilter.ALL);

        assertThat(all.matching()).isEqualTo(131);
        assertThat(all.changeable()).isEqualTo(130);
        assertThat(bulk.preview(OperatorAction.CANCEL, JobFilter.ALL).changeable())
                .isEqualTo(1);
        assertThat(failed()).isEqualTo(130);
    }

    @Test
    void changesAllThatTheFilterShowsAndNoOther() {
        bulk.begin(OperatorAction.RETRY, TIMED_OUT, 125, MIRA);

        assertThat(failed()).isEqualTo(5);
        List<Done> log = world.get(AuditLog.class).list(Optional.empty(), 10);
        assertThat(log).hasSize(1);
        assertThat(log.get(0).operator()).isEqualTo("mira");
        assertThat(log.get(0).number()).isEqualTo(125);
        assertThat(log.get(0).target()).isEqualTo("reason song_timed_out");
        assertThat(log.get(0).detail()).isEqualTo("done, 0 left as they were");
    }

    @Test
    void keepsNothingInTheLogThatSomebodyWasSearchedBy() {
        JobFilter named = new JobFilter(
                Optional.of("toby"),
                Optional.empty(),
                Optional.of(Standing.FAILED),
                Optional.empty(),
                Optional.empty());

        bulk.begin(OperatorAction.RETRY, named, 130, MIRA);

        assertThat(world.get(AuditLog.class).list(Optional.empty(), 1).get(0).target())
                .isEqualTo("a text, state failed");
    }

    @Test
    void saysThatItBrokeOffWhenItsServerIsStopped() {
        bulk.stop(new ServerStopping());

        bulk.begin(OperatorAction.RETRY, TIMED_OUT, 125, MIRA);

        assertThat(failed()).isEqualTo(130);
        assertThat(world.get(AuditLog.class).list(Optional.empty(), 1).get(0).detail())
                .isEqualTo("broke off: the server was stopped, 0 left as they were");
    }

    @Test
    void leavesWhatCannotBeChangedAsItIs() {
        bulk.begin(OperatorAction.CANCEL, OF_THE_TEST, 1, MIRA);

        assertThat(world.core.job("going").state()).isEqualTo(JobState.CANCELLED);
        assertThat(failed()).isEqualTo(130);
        assertThat(world.get(AuditLog.class).list(Optional.empty(), 1).get(0).detail())
                .isEqualTo("done, 130 left as they were");
    }

    @Test
    void doesNothingWhenTheJobsAreNotThoseThatWereLookedAt() {
        assertThat(bulk.begin(OperatorAction.RETRY, TIMED_OUT, 124, MIRA)).isEmpty();

        assertThat(failed()).isEqualTo(130);
        assertThat(world.get(AuditLog.class).list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void doesNothingLastingToAllJobs() {
        assertThat(bulk.begin(OperatorAction.CANCEL, JobFilter.ALL, 1, MIRA)).isEmpty();

        assertThat(world.core.job("going").state()).isEqualTo(JobState.READY);
    }

    private int failed() {
        return world.get(JobSearch.class)
                .count(new JobFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Standing.FAILED),
                        Optional.empty(),
                        Optional.empty()))
                .getOrDefault(JobState.FAILED, 0);
    }
}
