package io.serenade.musicvideo.lyrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.calls.Prices;
import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.Transcriber;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LyricsServiceTest {
    @TempDir
    Path folder;

    private final Ear ear = new Ear();
    private final LyricsService service = new LyricsService();
    private Path song;

    /** Hears what is written beforehand, and looks at what it is given. */
    private static final class Ear implements Transcriber {
        private final Deque<ProviderException> failures = new ArrayDeque<>();
        private final List<Path> copies = new ArrayList<>();
        private Optional<MediaFormat> format = Optional.empty();
        private List<String> shape = List.of();
        private boolean configured = true;

        @Override
        public String name() {
            return "lyrics";
        }

        @Override
        public boolean isConfigured() {
            return configured;
        }

        @Override
        public String model() {
            return "whisper-1";
        }

        @Override
        public Transcription transcribe(Path sound, Duration deadline) {
            try {
                format = MediaFormat.of(sound);
                copies.add(sound);
                shape = Media.probe(sound, "-show_entries", "stream=sample_rate,channels");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return new Transcription("Run", "en", List.of(new TimedWord("Run", 0.5, 1.5)), List.of(), Optional.empty());
        }
    }

    @BeforeEach
    void make() throws Exception {
        service.transcriber = ear;
        service.ffmpeg = Media.ffmpeg();
        service.prices = new Prices(new Settings(name -> Optional.empty()));
        song = folder.resolve("song.mp3");
        new SoundWriter(Media.ffmpeg())
                .write(
                        out -> out.write(new byte[44_100 * 4 * 3]),
                        new SoundShape(SongFormat.MP3, 44_100, 2, "128k"),
                        song,
                        Duration.ofSeconds(20));
    }

    @Test
    void sendsASmallCopyThatAnybodyCanHear() throws Exception {
        Lyrics lyrics = service.ask(song, 3);

        assertThat(lyrics.lines()).singleElement().satisfies(line -> assertThat(line.text())
                .isEqualTo("Run"));
        assertThat(service.cost(3)).isEqualByComparingTo("0.0003");
        assertThat(ear.format).contains(MediaFormat.FLAC);
        assertThat(ear.shape).containsExactly("16000", "1");
        assertThat(service.cost(180)).isEqualByComparingTo("0.018");
    }

    @Test
    void leavesFailuresToWhoeverAsksAndNoFilesBehind() {
        ProviderException busy = new ProviderException(Category.UNAVAILABLE, "busy", null);
        ear.failures.add(busy);

        assertThatThrownBy(() -> service.ask(song, 3)).isSameAs(busy);
        assertThat(ear.copies).singleElement().satisfies(copy -> assertThat(copy)
                .doesNotExist());
    }

    @Test
    void costsNothingWithoutAService() {
        ear.configured = false;

        assertThat(service.isConfigured()).isFalse();
        assertThat(service.cost(180)).isZero();
    }
}
