package io.serenade.providers.sonauto;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import io.serenade.providers.SongGenerator.SungWord;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
    void takesAddressesThatEveryClientTakes() {
        for (String path :
                List.of("https://cdn.sonauto.ai/my song.mp3?s=a|b\\n", "HTTPS://cdn.sonauto.ai/my song.mp3?s=a|b")) {
            SongRecord record = real.parse(json("{'status':'SUCCESS','song_paths':['" + path + "']}"));
            assertThat(record.progress()).isEqualTo(Progress.SUCCEEDED);
            assertThat(record.song()).contains(URI.create("https://cdn.sonauto.ai/my%20song.mp3?s=a%7Cb"));
        }
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
        assertThat(real.parse(json("{'status':'SUCCESS','song_paths':['ht tp://x']}"))
                        .progress())
                .isEqualTo(Progress.FAILED);
    }

    @Test
    void readsTheTimesOfWordsInBothForms() {
        SungWord hello = new SungWord("Hello\n", Duration.ofMillis(1_230), Duration.ofMillis(1_500));

        assertThat(real.parse(json("{'word_aligned_lyrics':[{'word':'Hello\\n','start_time':1.23,'end_time':1.5}]}"))
                        .words())
                .containsExactly(hello);
        assertThat(real.parse(json("{'word_aligned_lyrics':[{'word':'Hello\\n','start':1.23,'end':1.5}]}"))
                        .words())
                .containsExactly(hello);
    }

    @Test
    void leavesOutWordsWithoutUsableTimes() {
        assertThat(real.parse(json("""
            {'word_aligned_lyrics':[7,{'word':'a'},{'word':'b','start':2,'end':1},{'word':'c','start':-1,'end':1},
             {'word':'d','start':'0','end':1},{'start':0,'end':1},{'word':'e','start':0,'end':null},
             {'word':'f','start':0,'end':1e300},{'word':'g','start':0,'end':1}]}\
            """)).words()).extracting(SungWord::text).containsExactly("g");
        assertThat(real.parse(json("{'word_aligned_lyrics':'soon'}")).words()).isEmpty();
    }

    @Test
    void saysWhetherTimesMayStillCome() {
        assertThat(real.parse(json("{}")).wordsMayCome()).isTrue();
        assertThat(real.parse(json("{'alignment_status':null}")).wordsMayCome()).isTrue();
        assertThat(real.parse(json("{'alignment_status':'ALIGNING'}")).wordsMayCome())
                .isTrue();
        assertThat(real.parse(json("{'alignment_status':'FAILURE'}")).wordsMayCome())
                .isFalse();
        assertThat(real.parse(json("{'word_aligned_lyrics':[{'word':'a','start':0,'end':1}]}"))
                        .wordsMayCome())
                .isFalse();
    }

    @Test
    void needsAKeyOrTheSandbox() {
        assertThat(settings(Map.of()).isConfigured()).isFalse();
        assertThat(settings(Map.of("SANDBOX", "on")).isConfigured()).isTrue();
        assertThat(settings(Map.of("SONAUTO_API_KEY", "k")).isConfigured()).isTrue();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static SonautoSettings settings(Map<String, String> variables) {
        return SonautoSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
