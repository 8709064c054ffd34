package io.serenade.operators.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.operators.JobFilter.Standing;
import io.serenade.operators.OperatorAction;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActOrderTest {
    @Test
    void readsWhatTheConfirmedPageSends() {
        ActOrder order =
                read(OperatorAction.ERASE, "state=failed", "reason= song_refused ", "confirm=true", "expected=12");

        assertThat(order.filter().standing()).contains(Standing.FAILED);
        assertThat(order.filter().reason()).contains("song_refused");
        assertThat(order.confirmed()).isTrue();
        assertThat(order.expected()).hasValue(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=fialed",
                "sate=failed",
                "state=",
                "q= ",
                "q=a\0b",
                "cursor=x",
                "confirm=1",
                "confirm=yes",
                "expected=many",
                "expected=-1",
                "job=../x"
            })
    void refusesWhatItDoesNotUnderstandBesideAGoodFilter(String mistaken) {
        assertRefused(() -> read(OperatorAction.RETRY, "product=lovesong", mistaken));
    }

    @Test
    void refusesWhatIsTooLongOrSaidTwice() {
        assertRefused(() -> read(OperatorAction.RETRY, "reason=" + "x".repeat(101)));
        assertRefused(() -> ActOrder.read(OperatorAction.RETRY, Map.of("state", List.of("failed", "waiting"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../x", "a\0"})
    void takesAJobsIdThatIsNoneForNoFilter(String id) {
        assertRefused(() -> read(OperatorAction.RETRY, "job=" + id));
    }

    @Test
    void takesAJobWithoutAFilter() {
        assertThat(read(OperatorAction.ERASE, "job=abc-1").job()).isEqualTo(Optional.of("abc-1"));
        assertRefused(() -> read(OperatorAction.RETRY, "job=abc-1", "state=failed"));
    }

    @ParameterizedTest
    @EnumSource(OperatorAction.class)
    void doesToAllOnlyWhatCanBeUndone(OperatorAction act) {
        if (act.isLasting()) {
            assertRefused(() -> read(act));
        } else {
            assertThat(read(act).filter().isAll()).isTrue();
        }
    }

    @Test
    void takesNoConfirmationWithoutTheNumber() {
        assertRefused(() -> read(OperatorAction.RETRY, "state=failed", "confirm=true"));
        assertThat(read(OperatorAction.RETRY, "state=failed", "confirm=false").confirmed())
                .isFalse();
        assertThat(read(OperatorAction.ERASE, "job=abc-1", "confirm=true").confirmed())
                .isTrue();
    }

    private static ActOrder read(OperatorAction act, String... parameters) {
        Map<String, List<String>> said = new HashMap<>();
        Arrays.stream(parameters)
                .map(parameter -> parameter.split("=", 2))
                .forEach(parts -> said.put(parts[0], List.of(parts[1])));
        return ActOrder.read(act, said);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.type())
                .isEqualTo(ProblemType.BAD_REQUEST));
    }
}
