package io.serenade.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    @Test
    void readsWhatIsPreferred() {
        assertThat(Preferences.of(List.of("wait=20")).longest()).contains(Duration.ofSeconds(20));
        assertThat(Preferences.of(List.of("respond-async, Wait = \"7\"")).longest())
                .contains(Duration.ofSeconds(7));
        assertThat(Preferences.of(List.of("respond-async", "wait=7")).respondAsync())
                .isTrue();
        assertThat(Preferences.of(List.of("wait=3", "wait=9")).longest()).contains(Duration.ofSeconds(3));
    }

    @Test
    void waitsFiveMinutesAtMost() {
        assertThat(Preferences.of(List.of("wait=999999999")).longest()).contains(Duration.ofSeconds(300));
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        for (String odd : List.of("", "wait", "wait=", "wait=-1", "wait=1e3", "return=minimal", "wait=9999999999")) {
            assertThat(Preferences.of(List.of(odd)))
                    .as(odd)
                    .isEqualTo(new Preferences(false, java.util.Optional.empty()));
        }
    }

    @Test
    void saysWhatItKeptTo() {
        assertThat(Preferences.of(List.of("respond-async, wait=5")).applied()).contains("wait=5");
        assertThat(Preferences.of(List.of("respond-async")).applied()).contains("respond-async");
        assertThat(Preferences.of(List.of()).applied()).isEmpty();
    }
}
