package io.serenade.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void keepsTheCallersIdAndFlagsAndHasANumberForEachCall() {
        Trace trace = Trace.parse("00-" + ID + "-00f067aa0ba902b7-00").orElseThrow();

        assertThat(trace).isEqualTo(new Trace(ID, "00"));
        assertThat(trace.header()).matches("00-" + ID + "-[0-9a-f]{16}-00").isNotEqualTo(trace.header());
        assertThat(Trace.parse(trace.header())).contains(trace);
    }

    @Test
    void readsWhatLaterVersionsAdd() {
        assertThat(Trace.parse("01-" + ID + "-00f067aa0ba902b7-01-more")).contains(new Trace(ID, "01"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + ID + "-0000000000000000-01",
                "ff-" + ID + "-00f067aa0ba902b7-01",
                "00-" + ID + "-00f067aa0ba902b7-01-more",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-" + ID + "-00f067aa0ba902b7"
            })
    void takesWhatIsNoTraceparentForNone(String header) {
        assertThat(Trace.parse(header)).isEmpty();
    }

    @Test
    void beginsOneOfItsOwn() {
        assertThat(Trace.parse(Trace.begin().header())).isPresent();
        assertThat(Trace.begin()).isNotEqualTo(Trace.begin());
    }
}
