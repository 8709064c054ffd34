package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.record.Span;
import io.serenade.rendering.record.StoryOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SungLinesTest {
    @Test
    void aLineStaysUntilTheNextButNotIntoASilence() {
        assertThat(SungLines.of("[Verse]\nOne\nTwo\n\nThree\nFour", "1000 2000\n3000 4000\n\n9000 9500"))
                .containsExactly(line(1_000, 3_000, "One"), line(3_000, 5_500, "Two"), line(9_000, 9_500, "Four"));
    }

    @Test
    void withoutTimesThereAreNone() {
        assertThat(SungLines.of("One\nTwo", "")).isEmpty();
    }

    private static StoryOrder.Line line(long from, long to, String text) {
        return new StoryOrder.Line(new Span(Duration.ofMillis(from), Duration.ofMillis(to)), text);
    }
}
