package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import io.serenade.providers.replicate.ReplicateSettings;
import io.serenade.providers.revid.RevidSettings;
import io.serenade.providers.sonauto.SonautoSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandInsTest {
    private static final String ON = "SANDBOX";
    private static final String SONGS = "SONAUTO_API_KEY";
    private static final String MEDIA = "REPLICATE_API_TOKEN";
    private static final List<Provider> TWO = List.of(SonautoSettings.PROVIDER, ReplicateSettings.PROVIDER);

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

    @Test
    void tellsOfAnyNumberOfServices() {
        Provider voices = new Provider("elevenlabs", "ELEVEN_API_KEY", "ElevenLabs", "voices");
        List<Provider> providers = List.of(SonautoSettings.PROVIDER, ReplicateSettings.PROVIDER, voices);

        assertThat(StandIns.of(providers, settings(Map.of(ON, "on"))).sentence())
                .isEqualTo("sandbox on: songs, pictures and clips and voices are made here and nothing is paid; ");
        assertThat(StandIns.of(providers, settings(Map.of(ON, "on", SONGS, "key", MEDIA, "token")))
                        .sentence())
                .isEqualTo("sandbox on for voices; songs are Sonauto's, pictures and clips are Replicate's,"
                        + " which costs; ");
    }

    @Test
    void refusesAStartWhereNothingCouldBeMade() {
        assertThatThrownBy(() -> StandIns.of(TWO, settings(Map.of())))
                .isInstanceOf(SettingsException.class)
                .hasMessage("SANDBOX is off and there is no key of a service, so nothing could be made: set"
                        + " SONAUTO_API_KEY for songs, or REPLICATE_API_TOKEN for pictures and clips, or SANDBOX=on to"
                        + " try Serenade out with what is made here and costs nothing.");
    }

    @Test
    void startsWithAnyKeyAndNamesTheOneThatIsMissing() {
        assertThat(StandIns.of(TWO, settings(Map.of(MEDIA, "token"))).missing())
                .containsExactly("No songs can be ordered here, because SONAUTO_API_KEY is not set.");
        assertThat(StandIns.of(TWO, settings(Map.of(SONGS, "key"))).missing())
                .containsExactly("No pictures and clips can be ordered here, because REPLICATE_API_TOKEN is not set.");
        assertThat(StandIns.of(TWO, settings(Map.of(ON, "on", SONGS, "key"))).missing())
                .isEmpty();
    }

    @Test
    void expectsNoKeyOfWhatCanDoWithoutOne() {
        Provider own = new Provider("own", "OWN_KEY", "Ours", "translations", false);
        List<Provider> providers = List.of(SonautoSettings.PROVIDER, own);

        assertThat(StandIns.of(providers, settings(Map.of(SONGS, "key"))).missing())
                .isEmpty();
        assertThat(StandIns.of(providers, settings(Map.of(ON, "on"))).sentence())
                .isEqualTo("sandbox on: songs are made here and nothing is paid; ");
        assertThatThrownBy(() -> StandIns.of(providers, settings(Map.of())))
                .hasMessageContaining("set SONAUTO_API_KEY for songs, or SANDBOX=on");
    }

    @Test
    void knowsTheServicesOfAllProducts() {
        assertThat(StandIns.from(settings(Map.of(ON, "on"))).keyless())
                .contains(SonautoSettings.PROVIDER, ReplicateSettings.PROVIDER, RevidSettings.PROVIDER);
    }

    private static String sentence(Map<String, String> environment) {
        return StandIns.of(TWO, settings(environment)).sentence();
    }

    private static Settings settings(Map<String, String> environment) {
        return new Settings(name -> Optional.ofNullable(environment.get(name)));
    }
}
