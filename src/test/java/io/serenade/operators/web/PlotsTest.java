package io.serenade.operators.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.operators.Overview.Hour;
import io.serenade.operators.Overview.Times;
import io.serenade.operators.Point;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Times NONE = new Times(OptionalDouble.empty(), OptionalDouble.empty());

    @Test
    void drawsABarForEachHourInWords() throws Exception {
        String plot =
                Plots.hours(List.of(new Hour(NOON, 4, 2, NONE), new Hour(NOON.plusSeconds(3_600), 0, 0, NONE)), 40);

        assertThat(plot).contains("12:00: 4 done, 2 failed", "class=\"well\"", "class=\"bad\"", "class=\"none\"");
        wellFormed(plot);
    }

    @Test
    void leavesHoursWithoutFiguresOut() throws Exception {
        Times known = new Times(OptionalDouble.of(20), OptionalDouble.of(60));
        String plot = Plots.times(
                List.of(new Hour(NOON, 1, 0, known), new Hour(NOON, 0, 0, NONE), new Hour(NOON, 1, 0, known)), 40);

        assertThat(plot.split("M", -1)).hasSize(5);
        assertThat(plot).doesNotContain("NaN", "Infinity");
        wellFormed(plot);
    }

    @Test
    void drawsCoursesAlsoOfNothing() throws Exception {
        wellFormed(Plots.course(List.of(), NOON, Duration.ofHours(3), 30, "nothing"));
        wellFormed(Plots.course(
                List.of(new Point(NOON.minusSeconds(60), 3), new Point(NOON.minusSeconds(30), 0)),
                NOON,
                Duration.ofHours(3),
                30,
                "something"));
        wellFormed(Plots.shares(List.of("a", "b"), List.of(0, 0), "nothing"));
        wellFormed(Plots.times(List.of(), 30));
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0", "3, 10, 3", "10, 10, 10", "12, 10, 10", "1, 400, 1", "400, 400, 20", "3, 0, 0"})
    void lightsALampForEachSlotThatIsTaken(int taken, int slots, int lit) {
        String meter = Plots.meter(taken, slots);

        assertThat(IntStream.range(0, meter.length())
                        .filter(i -> meter.startsWith("class=\"lamp", i))
                        .count())
                .isEqualTo(lit);
        assertThat(meter).contains(taken + " of " + slots + " slots taken");
    }

    @Test
    void saysFiguresShortly() {
        assertThat(Words.duration(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Words.duration(Duration.ofSeconds(192))).isEqualTo("3 m 12 s");
        assertThat(Words.duration(Duration.ofHours(49))).isEqualTo("2 d 1 h");
        assertThat(Words.duration(Duration.ofSeconds(-3))).isEqualTo("0 s");
        assertThat(Words.percent(OptionalDouble.of(0.9999))).isEqualTo("99.9 %");
        assertThat(Words.percent(OptionalDouble.of(1))).isEqualTo("100 %");
        assertThat(Words.percent(OptionalDouble.empty())).isEqualTo(Words.NOTHING);
        assertThat(Words.dollars(new BigDecimal("0.1"))).isEqualTo("$0.100");
        assertThat(Words.dollars(new BigDecimal("12.345"))).isEqualTo("$12.35");
        assertThat(Words.age(Optional.empty(), NOON)).isEqualTo(Words.NOTHING);
        assertThat(Words.seconds(OptionalDouble.of(9.94))).isEqualTo("9.9 s");
    }

    private static void wellFormed(String svg) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
