package io.serenade.operators;

import static io.serenade.operators.OperatorWorld.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.JobState;
import io.serenade.operators.AuditLog.Done;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.web.problems.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorActionsTest {
    private static final CoreForTests.World DATABASE = CoreForTests.World.create();

    private OperatorWorld world;
    private OperatorActions acts;

    @BeforeEach
    void begin() {
        world = new OperatorWorld(DATABASE);
        world.database.update("delete from operator_acts");
        world.database.update("delete from intake_pauses");
        acts = world.get(OperatorActions.class);
        world.order("job", "Toby");
    }

    @Test
    void letsAFailedJobGoOnWhereItFailed() {
        world.fail("job", "song_timed_out");

        assertThat(acts.perform(OperatorAction.RETRY, "job", MIRA)).isTrue();

        assertThat(world.core.job("job").state()).isEqualTo(JobState.READY);
        assertThat(world.core.events("job")).endsWith("resumed");
    }

    @Test
    void withdrawsAJobOnce() {
        assertThat(acts.perform(OperatorAction.CANCEL, "job", MIRA)).isTrue();
        assertThat(acts.perform(OperatorAction.CANCEL, "job", MIRA)).isFalse();

        assertThat(world.core.job("job").state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void keepsAlsoWhatChangedNothingInTheLog() {
        acts.perform(OperatorAction.RETRY, "job", MIRA);
        acts.perform(OperatorAction.RETRY, "no-such-job", MIRA);

        assertThat(world.get(AuditLog.class).list(Optional.empty(), 10))
                .extracting(Done::target, Done::act, Done::number, Done::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("no-such-job", "retry", 0, "changed nothing"),
                        org.assertj.core.groups.Tuple.tuple("job", "retry", 0, "changed nothing"));
    }

    @Test
    void keepsAlsoWhatBrokeOffInTheLog() {
        world.fail("job", "song_timed_out");
        world.breakRetries();

        assertThatThrownBy(() -> acts.perform(OperatorAction.RETRY, "job", MIRA))
                .hasMessage("It broke.");

        assertThat(world.get(AuditLog.class).list(Optional.empty(), 10))
                .extracting(Done::target, Done::detail, Done::number)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("job", "broke off", 0));
    }

    @Test
    void hearsWhatIsDoneOutsideOfTheConsole() {
        AuditLog log = world.get(AuditLog.class);

        log.note(OperatorAct.onJob(MIRA, "show on the wall", "job", false));
        log.note(OperatorAct.of(MIRA, "make API key", "key-1", "shop"));

        assertThat(log.list(Optional.empty(), 10))
                .extracting(Done::operator, Done::act, Done::target, Done::detail, Done::number)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("mira", "make API key", "key-1", "shop", 0),
                        org.assertj.core.groups.Tuple.tuple("mira", "show on the wall", "job", "changed nothing", 0));
    }

    @Test
    void offersWhatTheJobsStateAllows() {
        ListedJob going = world.get(JobSearch.class).find("job").orElseThrow();
        assertThat(acts.applicable(going))
                .containsExactly(OperatorAction.CANCEL, OperatorAction.ASK, OperatorAction.ERASE);

        world.fail("job", "song_timed_out");
        ListedJob failed = world.get(JobSearch.class).find("job").orElseThrow();
        assertThat(acts.applicable(failed))
                .containsExactly(OperatorAction.RETRY, OperatorAction.ASK, OperatorAction.REPLAY, OperatorAction.ERASE);
    }

    @Test
    void takesNoOrdersOfAPausedProduct() {
        IntakePauses pauses = world.get(IntakePauses.class);
        assertThat(pauses.pause("test", "Out of credit.", "mira")).isTrue();
        assertThat(pauses.pause("test", "Again.", "mira")).isFalse();

        assertThatThrownBy(() -> world.core.start("another")).isInstanceOf(ProblemException.class);

        assertThat(pauses.resume("test")).isTrue();
        assertThat(world.core.start("another").state()).isEqualTo(JobState.READY);
    }
}
