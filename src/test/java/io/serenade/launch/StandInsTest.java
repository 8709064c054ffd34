package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandInsTest {
    private static final String ON = "SANDBOX";
    private static final String SONGS = "SONAUTO_API_KEY";
    private static final String MEDIA = "REPLICATE_API_TOKEN";

    @Test
    void saysThatNothingIsPaidOnlyWithoutAnyKey() {
        assertThat(sentence(Map.of(ON, "on"))).contains("songs, pictures and clips are made here", "nothing is paid");
    }

    @Test
    void saysWhichServiceCostsWhenOneHasItsKey() {
        assertThat(sentence(Map.of(ON, "on", SONGS, "key")))
                .startsWith("sandbox on for pictures and clips;")
                .contains("songs are Sonauto's, which costs");
        assertThat(sentence(Map.of(ON, "on", MEDIA, "token")))
                .startsWith("sandbox on for songs;")
                .contains("pictures and clips are Replicate's, which costs");
    }

    @Test
    void saysNothingWhereNothingIsPlayedHere() {
        assertThat(sentence(Map.of(ON, "on", SONGS, "key", MEDIA, "token"))).isEmpty();
        assertThat(sentence(Map.of(SONGS, "key"))).isEmpty();
    }

    private static String sentence(Map<String, String> environment) {
        return StandIns.from(new Settings(name -> Optional.ofNullable(environment.get(name))))
                .sentence();
    }
}
