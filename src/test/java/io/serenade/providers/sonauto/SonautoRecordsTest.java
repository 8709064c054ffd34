package io.serenade.providers.sonauto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.Settings;
import io.serenade.providers.ProviderException;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SonautoRecordsTest {
    private final SonautoRecords real = new SonautoRecords(settings(Map.of("SONAUTO_API_KEY", "k")));

    @Test
    void understandsAbsoluteAndRelativeSongPaths() {
        SongRecord absolute = real.parse(json("{'status':'SUCCESS','song_paths':['https://cdn.sonauto.ai/a.mp3']}"));
        SongRecord relative = real.parse(json("{'status':'SUCCESS','song_paths':['pubapi/a.mp3']}"));

        assertThat(absolute.song()).contains(URI.create("https://cdn.sonauto.ai/a.mp3"));
        assertThat(relative.song()).contains(URI.create("https://cdn.sonauto.ai/pubapi/a.mp3"));
    }

    @Test
    void resolvesRelativePathsOfAnotherServiceAgainstItsOwnOrigin() {
        SonautoRecords other = new SonautoRecords(
                settings(Map.of("SONAUTO_API_KEY", "k", "EXTERNAL_API_URL", "http://127.0.0.1:9000/v1")));

        assertThat(other.parse(json("{'status':'SUCCESS','song_paths':['x/a.mp3']}"))
                        .song())
                .contains(URI.create("http://127.0.0.1:9000/x/a.mp3"));
    }

    @Test
    void takesTheStatusAsTextOrInsideAnObject() {
        assertThat(real.parse(json("{'status':{'status':'FAILURE'},'error_message':'no'}"))
                        .progress())
                .isEqualTo(Progress.FAILED);
        assertThat(real.parse(json("{'status':'FAILURE'}")).progress()).isEqualTo(Progress.FAILED);
    }

    @Test
    void takesAWordItDoesNotKnowForStillRunning() {
        assertThat(real.parse(json("{'status':'POLISHING'}")).progress()).isEqualTo(Progress.RUNNING);
        assertThat(real.parse(json("{'status':7}")).progress()).isEqualTo(Progress.RUNNING);
        assertThat(real.parse(json("{}")).progress()).isEqualTo(Progress.RUNNING);
    }

    @Test
    void waitsForTheSongOfAFinishedRecordAndRefusesAnAddressThatIsNone() {
        assertThat(real.parse(json("{'status':'SUCCESS','song_paths':[]}")).progress())
                .isEqualTo(Progress.RUNNING);
        assertThatThrownBy(() -> real.parse(json("{'status':'SUCCESS','song_paths':['ht tp://x']}")))
                .isInstanceOf(ProviderException.class);
    }

    @Test
    void refusesToStartWithoutKeyAndWithoutSandbox() {
        assertThatThrownBy(() -> settings(Map.of()))
                .hasMessageStartingWith("SONAUTO_API_KEY")
                .hasMessageContaining("SANDBOX=on");
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static SonautoSettings settings(Map<String, String> variables) {
        return SonautoSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
