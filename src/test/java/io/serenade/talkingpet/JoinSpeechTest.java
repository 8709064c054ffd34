package io.serenade.talkingpet;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobMediaForTests;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.platform.files.MediaFormat;
import io.serenade.providers.SpeechSynthesizer.SpokenCharacter;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.FrameReader;
import io.serenade.rendering.speech.Fit;
import io.serenade.storage.MediaInMemory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captions of a clip: beside it, and on its pictures where that is wanted. */
class JoinSpeechTest {
    private static final String ID = "123e4567-e89b-42d3-a456-426614174000";
    private static final String TEXT = "Woof! Where is my ball?";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final MediaInMemory media = new MediaInMemory();
    private Path finished;
    private boolean full;

    @BeforeEach
    void layDown() {
        finished = folder.resolve("finished.mp4");
        Path silent = folder.resolve("silent.mp4");
        Path sounding = Media.clip(folder.resolve("clip.mp4"), 1);
        Media.run(List.of("-i", sounding.toString(), "-an", "-c", "copy", "-y", silent.toString()));
        media.files.put(ID + "-clip.mp4", silent);
        media.files.put(ID + ".mp3", Media.mp3(folder.resolve("speech.mp3"), 2.3));
    }

    @Test
    void writesThemOnThePicturesByTheTimeOfEachCharacter() throws Exception {
        PetClip clip = joined(true, Timings.write(characters()));

        assertThat(clip.captionTiming()).contains("spoken");
        assertThat(clip.captions().orElseThrow()).contains("00:00:00.500 --> 00:00:01.000\nWoof!");
        assertThat(whiteAt(Duration.ofMillis(250))).isZero();
        assertThat(whiteAt(Duration.ofMillis(750))).isPositive();
        assertThat(whiteAt(Duration.ofMillis(2_500))).isGreaterThan(whiteAt(Duration.ofMillis(750)));
    }

    /** The clip has a second of pictures; the last one stays until the speech has ended. */
    @Test
    void estimatesTheirTimesWhereNobodyToldThem() throws Exception {
        PetClip clip = joined(true, "[]");

        assertThat(clip.captionTiming()).contains("estimated");
        assertThat(clip.captions().orElseThrow()).contains("Where is my ball?");
        assertThat(whiteAt(Duration.ofMillis(2_500))).isPositive();
        assertThat(Double.parseDouble(Media.probe(finished, "-select_streams", "v", "-show_entries", "stream=duration")
                        .get(0)))
                .isGreaterThan(2.6);
    }

    @Test
    void leavesThePicturesAloneWhereThatIsNotWanted() throws Exception {
        PetClip clip = joined(false, "[]");

        assertThat(clip.hasPoster()).isTrue();
        assertThat(clip.captionTiming()).isEmpty();
        assertThat(clip.captions()).isEmpty();
        assertThat(whiteAt(Duration.ofMillis(750))).isZero();
    }

    /** It is paid, and all that is missing is room. */
    @Test
    void waitsForRoomOnAFullDisk() {
        full = true;

        assertThatThrownBy(() -> joined(false, "[]")).isInstanceOfSatisfying(StageException.class, failure -> {
            assertThat(failure.category()).isEqualTo(StageException.Category.UNAVAILABLE);
            assertThat(failure.error().code()).isEqualTo("storage_failed");
        });
    }

    /** A tenth of a second for each. */
    private static List<SpokenCharacter> characters() {
        return IntStream.range(0, TEXT.length())
                .mapToObj(i -> new SpokenCharacter(
                        TEXT.substring(i, i + 1), Duration.ofMillis(100L * i), Duration.ofMillis(100L * i + 100)))
                .toList();
    }

    private PetClip joined(boolean burned, String timings) throws Exception {
        PetClip clip = new PetClip(
                ID,
                new PetOrder("It barks", 6, "768p", "a/b", Optional.of(new Words(TEXT, "voice")), Fit.HOLD, burned));
        clip.markSpoken(timings);
        clip.markClipStored();
        JoinSpeech join = new JoinSpeech();
        join.clips = new PetClips() {
            @Override
            public PetClip get(String jobId) {
                return clip;
            }
        };
        Job job = aJob().withId(ID).of(PetClip.PRODUCT).at(JoinSpeech.NAME).build();
        join.store = media;
        join.media = JobMediaForTests.of(media, () -> job);
        media.written = file -> {
            if (full) {
                throw new IOException("No space left on device");
            }
            if (MediaFormat.of(file).filter(MediaFormat.MP4::equals).isPresent()) {
                Files.copy(file, finished, StandardCopyOption.REPLACE_EXISTING);
                media.files.put(ID + ".mp4", finished);
            }
        };
        join.ffmpeg = Media.ffmpeg();
        join.jobs = new Jobs() {
            @Override
            public void report(Claim claim, int percent) {}
        };
        Claim claim = new Claim(ID, PetClip.PRODUCT, JoinSpeech.NAME, 0, 1, false);
        ((Outcome.Done) join.run(claim)).onSettle().run();
        return clip;
    }

    /** How much of the lower part is white. */
    private long whiteAt(Duration at) throws Exception {
        BufferedImage frame = new FrameReader(Media.ffmpeg()).still(finished, at, 640, DEADLINE);
        return IntStream.range(500, 640)
                .flatMap(y -> IntStream.range(0, 360).map(x -> frame.getRGB(x, y)))
                .filter(colour -> (colour & 0xFF) > 230)
                .count();
    }
}
