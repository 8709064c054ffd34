package io.serenade.rendering.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.rendering.Media;
import io.serenade.rendering.mp4.MovieTags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilteredClipTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final MovieTags TAGS = new MovieTags("", "Made with AI: a test", "Serenade");

    @TempDir
    private Path folder;

    @Test
    void saysThatMachinesMadeItAndLastsAsLongAsBefore() throws Exception {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 2);

        write(clip);

        String file = Files.readString(target(), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("compositeWithTrainedAlgorithmicMedia", "Made with AI: a test");
        assertThat(Media.probe(
                        target(), "-select_streams", "v", "-show_entries", "stream=codec_name,pix_fmt,nb_frames"))
                .containsExactly("h264", "yuv420p", "48");
        assertThat(lengths(target())).isEqualTo(lengths(clip));
    }

    @Test
    void makesNoShorterClipOfADamagedOne() throws Exception {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 4);
        Path moved = folder.resolve("moved.mp4");
        Media.run(List.of("-i", clip.toString(), "-c", "copy", "-movflags", "+faststart", "-y", moved.toString()));
        byte[] bytes = Files.readAllBytes(moved);
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 2 / 5));

        assertThatThrownBy(() -> write(cut)).isInstanceOf(IOException.class);
        assertThat(target()).doesNotExist();
    }

    private Path target() {
        return folder.resolve("filtered.mp4");
    }

    private void write(Path clip) throws IOException, InterruptedException {
        new FilteredClip(Media.ffmpeg())
                .write(
                        clip,
                        Optional.of(ArFilter.DESI_FIRE),
                        new PetTrack(List.of()),
                        List.of(),
                        TAGS,
                        target(),
                        DEADLINE);
    }

    private static List<String> lengths(Path clip) {
        return Media.probe(clip, "-show_entries", "stream=duration");
    }
}
