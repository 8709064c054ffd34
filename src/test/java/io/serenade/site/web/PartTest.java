package io.serenade.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-1, 2, bytes 0-1/100",
        "bytes=10-, 90, bytes 10-99/100",
        "bytes=0-999999999, 100, bytes 0-99/100",
        "bytes=99-99, 1, bytes 99-99/100"
    })
    void isWhatWasAskedFor(String range, int length, String told) {
        Part part = Part.asked(range, 100).orElseThrow();

        assertThat(part.length()).isEqualTo(length);
        assertThat(part.of(100)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=-5", "bytes=0-1,5-6", "bytes=100-", "bytes=5-2", "lines=0-1", "bytes=99999999999-"})
    void isEverythingForAllElse(String range) {
        assertThat(Part.asked(range, 100)).isEmpty();
    }

    @Test
    void isEverythingWhenNothingIsAskedFor() {
        assertThat(Part.asked(null, 100)).isEmpty();
    }
}
