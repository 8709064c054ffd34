package io.serenade.sandbox.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import io.serenade.rendering.ffmpeg.VoiceCopy;
import io.serenade.sandbox.music.KnownSongs;
import io.serenade.sandbox.music.KnownSongs.Heard;
import io.serenade.sandbox.music.KnownSongs.Known;
import io.serenade.sandbox.music.PcmSong;
import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.music.Style;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.SandboxSettings;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongRecogniserTest {
    private static final TranscriptionRequest VERBOSE =
            new TranscriptionRequest(StubModel.get("whisper-1"), true, true, true, false);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final SongRecogniser ear = new SongRecogniser();

    @BeforeEach
    void open() {
        Map<String, String> environment = Map.of("DATA_DIR", data.toString(), "SANDBOX", "on");
        ear.settings =
                SandboxSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))), List.of());
        ear.ffmpeg = Media.ffmpeg();
    }

    @Test
    void knowsItsOwnSongsAgainFromTheCopyThatIsSent() throws Exception {
        Known party = note("one", Style.PARTY, 20);
        Known other = note("two", Style.PARTY, 20);
        Known chill = note("three", Style.CHILL, 21);

        for (Known song : List.of(party, other, chill)) {
            Heard heard = ear.listen(copyOf(song));
            assertThat(heard.song()).contains(song);
            assertThat(heard.seconds()).isCloseTo(song.seconds(), within(0.5));
        }
    }

    @Test
    void doesNotMistakeStrangersForThem() throws Exception {
        note("one", Style.PARTY, 20);

        assertThat(ear.listen(copyOf(new Known("stranger", Style.PARTY, 20))).song())
                .isEmpty();
        assertThat(ear.listen(copyOf(new Known("one", Style.PARTY, 25))).song()).isEmpty();
    }

    @Test
    void tellsTheWordsOfASongAtTheirTimes() throws Exception {
        Known song = note("one", Style.ROMANTIC, 30);

        JsonObject heard = StubTranscript.of(ear.listen(copyOf(song)), VERBOSE, Fault.NONE);

        assertThat(heard.getJsonArray("words")).hasSameSizeAs(song.words());
        JsonObject first = heard.getJsonArray("words").getJsonObject(0);
        assertThat(first.getJsonNumber("start").doubleValue())
                .isCloseTo(song.words().get(0).start(), within(0.01));
        assertThat(first.getString("word")).matches("[\\p{L}'’-]+");
        assertThat(heard.getJsonArray("segments")).hasSizeGreaterThan(5);
        assertThat(heard.getString("text")).doesNotContain("\n");
    }

    @Test
    void thanksForWatchingSilence() throws Exception {
        Path silence = data.resolve("silence.flac");
        new SoundWriter(Media.ffmpeg())
                .write(
                        out -> out.write(new byte[44_100 * 4 * 12]),
                        new SoundShape(SongFormat.FLAC, 44_100, 2, "128k"),
                        silence,
                        DEADLINE);

        assertThat(StubTranscript.of(ear.listen(silence), VERBOSE, Fault.NONE).getString("text"))
                .isEqualTo("Thanks for watching!");
    }

    @Test
    void hearsAFewLinesInAnyOtherSong() throws Exception {
        Heard heard = ear.listen(copyOf(new Known("stranger", Style.PARTY, 30)));

        JsonObject plausible = StubTranscript.of(heard, VERBOSE, Fault.NONE);

        assertThat(plausible.getJsonArray("segments")).hasSizeBetween(3, 5);
        assertThat(StubTranscript.of(heard, VERBOSE, Fault.INVENTED).getString("text"))
                .contains("Thanks");
    }

    private Known note(String seed, Style style, int seconds) throws Exception {
        Known song = new Known(seed, style, seconds);
        new KnownSongs(ear.settings.songs())
                .note(seed + ".mp3", song, SongSynthesizer.synthesize(seed, style, seconds));
        return song;
    }

    /** As an MP3 that is then made small for whoever listens. */
    private Path copyOf(Known song) throws Exception {
        PcmSong samples = SongSynthesizer.synthesize(song.seed(), song.style(), song.seconds());
        Path mp3 = data.resolve(song.seed() + ".mp3");
        new SoundWriter(Media.ffmpeg())
                .write(samples::writeTo, new SoundShape(SongFormat.MP3, 44_100, 2, "128k"), mp3, DEADLINE);
        Path copy = data.resolve(song.seed() + ".flac");
        new VoiceCopy(Media.ffmpeg()).write(mp3, SongFormat.MP3, copy, DEADLINE);
        return copy;
    }
}
