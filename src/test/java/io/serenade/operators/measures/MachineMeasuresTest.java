package io.serenade.operators.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMeasuresTest {
    /** As {@code proc_pid_stat(5)} has it: user and system time of ended children are fields 16 and 17. */
    @Test
    void readsTheTimesOfEndedChildrenWhateverTheProcessIsCalled(@TempDir Path folder) throws IOException {
        Path stat = Files.writeString(
                folder.resolve("stat"), "42 (a name) of 1 2) S 4 5 6 7 8 9 10 11 12 13 14 15 1250 150 18 19 20\n");

        assertThat(MachineMeasures.secondsOfChildren(stat)).isEqualTo(14);
    }
}
