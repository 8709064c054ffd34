package io.serenade.musicvideo.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TaskNamesTest {
    @Test
    void readsWhatItWrites() {
        assertThat(TaskNames.of("clip", 1, 3)).isEqualTo("clip-3");
        assertThat(TaskNames.of("clip", 12, 0)).isEqualTo("clip12-0");
        assertThat(TaskNames.read("clip-3")).isEqualTo(new TaskNames("clip", 1, 3));
        assertThat(TaskNames.read("picture2-10")).isEqualTo(new TaskNames("picture", 2, 10));
        assertThatThrownBy(() -> TaskNames.read("song")).isInstanceOf(IllegalArgumentException.class);
    }
}
