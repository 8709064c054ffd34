package io.serenade.rendering.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.Media;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.mp4.MovieTags;
import io.serenade.rendering.mp4.PictureSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilmComposerTest {
    private static final MovieTags TAGS = new MovieTags("", "Made with AI", "Serenade");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private FilmComposer composer;
    private Path film;

    @BeforeEach
    void open() {
        composer = new FilmComposer(Media.ffmpeg());
        film = folder.resolve("film.mp4");
    }

    @Test
    void cutsWhereThePlanSaysWhateverTheClipsAre() throws Exception {
        Source red = clip(FilmFixture.colour(folder.resolve("r.mp4"), "red", 3, "256x144", 24));
        Source green = clip(FilmFixture.colour(folder.resolve("g.mp4"), "lime", 3, "96x160", 8));
        Source blue = clip(FilmFixture.colour(folder.resolve("b.mov"), "blue", 3, "192x128", 25, "-bf", "2"));
        FilmPlan plan = FilmFixture.plan(
                6.06, Shot.of(0, red), Shot.of(1.237, green), Shot.of(2.474, blue), Shot.of(4.948, red));

        SyncReport report = compose(plan, mp3(6.06));

        assertThat(FilmFixture.colours(film))
                .isEqualTo("R".repeat(37) + "G".repeat(37) + "B".repeat(74) + "R".repeat(34));
        assertThat(report.frames()).isEqualTo(182);
        assertThat(report.largestErrorMilliseconds()).isLessThan(17);
        assertThat(report.cuts()).extracting(SyncReport.BeatCut::frame).containsExactly(37, 74, 148);
        assertThat(Media.decodeErrors(film)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 3.017, 4.51, 5.999})
    void endsPicturesAndSoundTogether(double seconds) throws Exception {
        Source red = clip(FilmFixture.colour(folder.resolve("r.mp4"), "red", 1, "160x90", 24));
        Path song = Media.song(folder.resolve("song.wav"), seconds, "-ac", "2");

        SyncReport report = compose(FilmFixture.plan(seconds, Shot.of(0, red)), song);

        assertThat(report.pictureSeconds()).isEqualTo(report.soundSeconds()).isCloseTo(seconds, within(0.001));
        assertThat(seconds("v:0")).isCloseTo(seconds("a:0"), within(0.001));
        assertThat(report.frames()).isEqualTo((int) Math.round(30 * seconds));
    }

    @Test
    void repeatsTheEncodedFramesOfAClipThatIsTooShort() throws Exception {
        Source brighter = clip(FilmFixture.brighter(folder.resolve("l.mp4"), 40));
        FilmPlan plan = FilmFixture.plan(3.5, Shot.of(0, brighter));

        compose(plan, mp3(3.5));

        int[] lumas = FilmFixture.lumas(film);
        assertThat(lumas).hasSize(105);
        for (int i = 0; i < lumas.length; i++) {
            assertThat(lumas[i]).as("frame %d", i).isCloseTo(20 + 3 * (i % 40), within(2));
        }
        List<String> sizes = Media.probe(film, "-select_streams", "v:0", "-show_entries", "packet=size");
        assertThat(sizes.subList(40, 80)).isEqualTo(sizes.subList(0, 40));
        assertThat(sizes.subList(80, 105)).isEqualTo(sizes.subList(0, 25));
    }

    @Test
    void loopsOnFromWhereACrossfadeEnded() throws Exception {
        Source white = clip(FilmFixture.colour(folder.resolve("w.mp4"), "white", 2, "160x90", 30));
        Source brighter = clip(FilmFixture.brighter(folder.resolve("l.mp4"), 40));
        FilmPlan plan = FilmFixture.plan(4, FilmFixture.shot(0, white, Transition.crossfade(10)), Shot.of(1, brighter));

        compose(plan, mp3(4));

        int[] lumas = FilmFixture.lumas(film);
        assertThat(lumas).hasSize(120);
        for (int i = 35; i < lumas.length; i++) {
            assertThat(lumas[i]).as("frame %d", i).isCloseTo(20 + 3 * ((i - 25) % 40), within(2));
        }
    }

    @Test
    void crossfadesWithItsMiddleOnTheBeat() throws Exception {
        Source black = clip(FilmFixture.colour(folder.resolve("k.mp4"), "black", 3, "160x90", 24));
        Source white = clip(FilmFixture.colour(folder.resolve("w.mp4"), "white", 3, "160x90", 24));
        FilmPlan plan = FilmFixture.plan(4, FilmFixture.shot(0, black, Transition.crossfade(20)), Shot.of(2, white));

        SyncReport report = compose(plan, mp3(4));

        int[] lumas = FilmFixture.lumas(film);
        assertThat(lumas).hasSize(120);
        assertThat(lumas[49]).isLessThan(20);
        assertThat(lumas[60]).isCloseTo((16 + 235) / 2, within(8));
        assertThat(lumas[70]).isGreaterThan(230);
        for (int i = 51; i < 70; i++) {
            assertThat(lumas[i]).as("frame %d", i).isGreaterThan(lumas[i - 1]);
        }
        assertThat(report.cuts().get(0).transitionFrames()).isEqualTo(20);
        assertThat(report.cuts().get(0).errorMilliseconds()).isZero();
    }

    @Test
    void fadesThroughBlackAndAtTheEnds() throws Exception {
        Source white = clip(FilmFixture.colour(folder.resolve("w.mp4"), "white", 3, "160x90", 24));
        FilmPlan plan = new FilmPlan(
                List.of(
                        FilmFixture.shot(0, white, Transition.fade(20)),
                        FilmFixture.shot(2, white, Transition.fade(12))),
                120,
                FilmFixture.SMALL,
                Quality.PREVIEW,
                8);

        compose(plan, mp3(4));

        int[] lumas = FilmFixture.lumas(film);
        assertThat(List.of(lumas[0], lumas[59], lumas[60], lumas[119])).allMatch(luma -> luma < 19);
        assertThat(List.of(lumas[8], lumas[49], lumas[70], lumas[107])).allMatch(luma -> luma > 230);
        assertThat(lumas[55]).isBetween(40, 200);
        assertThat(lumas[65]).isBetween(40, 200);
    }

    @Test
    void movesOverAStill() throws Exception {
        Path picture = folder.resolve("still.png");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=c=black:s=640x360,drawbox=x=320:w=320:h=360:c=white:t=fill",
                "-frames:v",
                "1",
                "-y",
                picture.toString()));
        Source.Still still = composer.openStill(picture, CameraMove.PAN_RIGHT);
        FilmPlan plan = FilmFixture.plan(4, Shot.of(0, still), Shot.of(2, still.moved(CameraMove.ZOOM_IN)));

        compose(plan, mp3(4));

        int[] lumas = FilmFixture.lumas(film);
        assertThat(lumas).hasSize(120);
        // The further the camera is to the right, the more it sees of the white half.
        for (int i = 10; i < 60; i += 10) {
            assertThat(lumas[i]).isGreaterThan(lumas[i - 10] + 1);
        }
        assertThat(lumas[60]).isCloseTo(lumas[119], within(1));
    }

    @Test
    void isOfTheSizeAndTheColoursThatAreAskedFor() throws Exception {
        Source tall = clip(FilmFixture.colour(folder.resolve("t.mp4"), "red", 2, "90x160", 25));
        FilmPlan plan = FilmPlan.of(List.of(Shot.of(0, tall)), 1, new FilmFormat(180, 320), Quality.FILM);

        compose(plan, mp3(1));

        assertThat(Media.probe(
                        film,
                        "-select_streams",
                        "v:0",
                        "-show_entries",
                        "stream=width,height,sample_aspect_ratio,pix_fmt,color_range,color_space,color_transfer,"
                                + "color_primaries,r_frame_rate"))
                .containsExactly("180", "320", "1:1", "yuv420p", "tv", "bt709", "bt709", "bt709", "30/1");
    }

    /** Scaled whole, a picture of which a third is seen has more pixels than a child has memory for, where a clip loops. */
    @Test
    void needsNoMoreMemoryForAClipOfAnotherShape() throws Exception {
        Path wide = FilmFixture.made(
                folder.resolve("wide.mp4"),
                "testsrc2=s=1024x576:r=6,noise=alls=6:allf=t:all_seed=3",
                "-frames:v",
                "25");
        Source white = clip(FilmFixture.colour(folder.resolve("w.mp4"), "white", 2, "160x90", 30));
        List<Shot> loopsOn = List.of(FilmFixture.shot(0, white, Transition.crossfade(16)), Shot.of(1, clip(wide)));

        compose(FilmPlan.of(loopsOn, 5.5, FilmFormat.TALL, Quality.FILM), mp3(5.5));

        assertThat(Media.probe(film, "-select_streams", "v:0", "-show_entries", "stream=width,height,nb_frames"))
                .containsExactly("1080", "1920", "165");
    }

    @Test
    void mirrorsAndTurnsUpright() throws Exception {
        Source halves = clip(FilmFixture.halves(folder.resolve("h.mp4"), 2));
        Path turned = folder.resolve("turned.mp4");
        Media.run(List.of(
                "-i",
                folder.resolve("h.mp4").toString(),
                "-c",
                "copy",
                "-metadata:s:v",
                "rotate=180",
                "-y",
                turned.toString()));
        FilmPlan plan = FilmFixture.plan(
                3, Shot.of(0, halves), new Shot(1, halves, 0, true, Transition.CUT), Shot.of(2, clip(turned)));

        compose(plan, mp3(3));

        int[] left = FilmFixture.lumas(film, "crop=100:100:0:40,");
        assertThat(left[10]).isLessThan(20);
        assertThat(left[40]).isGreaterThan(230);
        assertThat(left[70]).isGreaterThan(230);
    }

    @ParameterizedTest
    @CsvSource({"song.m4a, true", "song.mp3, false", "song.flac, false", "song.wav, false"})
    void provesThatTheSoundIsTheUploads(String name, boolean copied) throws Exception {
        Source red = clip(FilmFixture.colour(folder.resolve("r.mp4"), "red", 1, "160x90", 24));
        String codec = name.endsWith("m4a") ? "aac" : name.endsWith("mp3") ? "libmp3lame" : null;
        Path song = codec == null
                ? Media.song(folder.resolve(name), 3, "-ac", "2")
                : Media.song(folder.resolve(name), 3, "-ac", "2", "-c:a", codec, "-b:a", "192k");

        SyncReport report = compose(FilmFixture.plan(3, Shot.of(0, red)), song);

        assertThat(report.sound().copied()).isEqualTo(copied);
        assertThat(report.sound().samples().isEmpty()).isEqualTo(copied);
        if (copied) {
            List<String> theirs = packets(song);
            assertThat(packets(film)).isNotEmpty().isSubsetOf(theirs);
        } else {
            Path raw = folder.resolve("raw");
            Media.run(List.of("-i", song.toString(), "-f", "s16le", "-ar", "44100", "-ac", "2", "-y", raw.toString()));
            assertThat(report.sound().samples()).contains(Identity.of(raw));
        }
    }

    /** A checksum for each packet of sound. */
    private static List<String> packets(Path file) {
        return Media.run(List.of("-i", file.toString(), "-map", "0:a:0", "-c", "copy", "-f", "framemd5", "-"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .toList();
    }

    @Test
    void saysThatItWasMadeWithAiAndBeginsWithItsTables() throws Exception {
        Source red = clip(FilmFixture.colour(folder.resolve("r.mp4"), "red", 1, "160x90", 24));

        compose(FilmFixture.plan(1, Shot.of(0, red)), mp3(1));

        String bytes = Files.readString(film, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("Made with AI", "compositeWithTrainedAlgorithmicMedia");
        assertThat(bytes.indexOf("moov")).isLessThan(bytes.indexOf("mdat"));
    }

    @Test
    void encodesEveryKindOfSegmentAlike() throws Exception {
        Source.Clip clip = clip(FilmFixture.colour(folder.resolve("r.mp4"), "red", 3, "256x144", 24));
        Source.Still still = composer.openStill(Media.photo(folder), CameraMove.ZOOM_OUT);
        FilmPlan plan = FilmFixture.plan(
                6,
                FilmFixture.shot(0, clip, Transition.crossfade(10)),
                FilmFixture.shot(2, still, Transition.fade(10)),
                Shot.of(4, clip));

        Timeline timeline = Timeline.of(plan);
        PictureSegment first = null;
        for (Segment segment : timeline.segments()) {
            composer.encode(segment, file(segment));
            PictureSegment encoded = PictureSegment.read(file(segment));
            assertThat(encoded.samples()).isEqualTo(segment.frames());
            first = first == null ? encoded : first;
            assertThat(encoded.fits(first)).as("%s", segment).isTrue();
        }
        assertThat(timeline.segments()).hasSize(6);
    }

    @Test
    void encodesAnewWhatAnotherEncoderMade() throws Exception {
        Source red = clip(FilmFixture.colour(folder.resolve("r.mp4"), "red", 2, "160x90", 24));
        Source blue = clip(FilmFixture.colour(folder.resolve("b.mp4"), "blue", 2, "160x90", 24));
        Source lime = clip(FilmFixture.colour(folder.resolve("l.mp4"), "lime", 2, "160x90", 24));
        Timeline timeline = Timeline.of(FilmFixture.plan(3, Shot.of(0, red), Shot.of(1, blue), Shot.of(2, lime)));
        for (Segment segment : timeline.segments()) {
            composer.encode(segment, file(segment));
        }
        Segment odd = timeline.placements().get(1).segment().orElseThrow();
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=c=white:s=320x180:r=30:d=1",
                "-c:v",
                "libx264",
                "-profile:v",
                "baseline",
                "-movflags",
                "empty_moov+default_base_moof",
                "-f",
                "mp4",
                "-y",
                file(odd).toString()));

        composer.join(timeline, this::file, mp3(3), TAGS, film, DEADLINE);

        assertThat(FilmFixture.colours(film)).isEqualTo("R".repeat(30) + "B".repeat(30) + "G".repeat(30));
    }

    @Test
    void saysWhichWordsFfmpegHadForAClipThatBreaksOff() throws Exception {
        Path whole = FilmFixture.made(folder.resolve("w.mp4"), "testsrc2=s=320x180:r=24:d=3", "-movflags", "faststart");
        Source.Clip clip = clip(whole);
        Files.write(whole, Arrays.copyOf(Files.readAllBytes(whole), 30_000));
        Segment segment = Timeline.of(FilmFixture.plan(3, Shot.of(0, clip)))
                .segments()
                .iterator()
                .next();

        assertThatThrownBy(() -> composer.encode(segment, file(segment)))
                .isInstanceOfSatisfying(RenderingException.class, e -> {
                    assertThat(e.category()).isEqualTo(Category.UNUSABLE_CLIP);
                    assertThat(e.getMessage()).doesNotContain("/");
                    assertThat(e.lastWords()).isNotBlank();
                });
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("w.mp4");
        }
    }

    @Test
    void triesAChildThatFailsOnceMoreAndNoMore() throws Exception {
        Path failures = folder.resolve("failures");
        Path script = Files.writeString(folder.resolve("ffmpeg.sh"), """
                #!/bin/sh
                case "$*" in
                  *filter_complex*) if [ ! -e %1$s ]; then touch %1$s; exit 3; fi ;;
                esac
                exec %2$s "$@"
                """.formatted(
                        failures, Media.ffmpeg().binary()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Ffmpeg flaky = Ffmpeg.locate(Media.settings(Map.of("FFMPEG_PATH", script.toString())));
        Segment segment = segment(FilmFixture.colour(folder.resolve("r.mp4"), "red", 1, "160x90", 24));

        new FilmComposer(flaky).encode(segment, file(segment));

        assertThat(failures).exists();
        assertThat(PictureSegment.read(file(segment)).samples()).isEqualTo(segment.frames());
    }

    @Test
    void endsAtItsDeadline() throws Exception {
        Segment segment = segment(FilmFixture.colour(folder.resolve("r.mp4"), "red", 1, "160x90", 24));
        FilmComposer hasty = new FilmComposer(Media.ffmpeg(), Duration.ofMillis(1));

        assertThatThrownBy(() -> hasty.encode(segment, file(segment)))
                .isInstanceOfSatisfying(
                        RenderingException.class, e -> assertThat(e.category()).isEqualTo(Category.TIMED_OUT));
        assertThat(file(segment)).doesNotExist();
    }

    @Test
    void leavesNothingBehindWhenItIsInterrupted() throws Exception {
        Segment segment = segment(FilmFixture.colour(folder.resolve("r.mp4"), "red", 1, "160x90", 24));

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> composer.encode(segment, file(segment))).isInstanceOf(InterruptedException.class);

        assertThat(file(segment)).doesNotExist();
    }

    private Segment segment(Path clip) throws IOException, InterruptedException {
        return Timeline.of(FilmFixture.plan(1, Shot.of(0, clip(clip))))
                .segments()
                .iterator()
                .next();
    }

    @Test
    void refusesWhatIsNoClipOrStill() throws Exception {
        Path text = Files.writeString(folder.resolve("a.mp4"), "no clip at all");

        assertThatThrownBy(() -> composer.openClip(text))
                .isInstanceOfSatisfying(
                        RenderingException.class, e -> assertThat(e.category()).isEqualTo(Category.UNUSABLE_CLIP));
        assertThatThrownBy(() -> composer.openStill(text, CameraMove.STILL))
                .isInstanceOfSatisfying(
                        RenderingException.class, e -> assertThat(e.category()).isEqualTo(Category.UNUSABLE_CLIP));
    }

    @Test
    void refusesASongOfAnotherLength() throws Exception {
        Source red = clip(FilmFixture.colour(folder.resolve("r.mp4"), "red", 1, "160x90", 24));

        assertThatThrownBy(() -> compose(FilmFixture.plan(3, Shot.of(0, red)), mp3(5)))
                .isInstanceOfSatisfying(
                        RenderingException.class, e -> assertThat(e.category()).isEqualTo(Category.UNUSABLE_SONG));
        assertThat(film).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"6, 25, 125", "8, 49, 184", "24, 120, 150", "30, 77, 77", "60, 120, 60"})
    void measuresClipsInFramesOfTheFilm(int rate, int frames, int expected) throws Exception {
        Path file = folder.resolve("c.mp4");
        Path clip =
                FilmFixture.made(file, "testsrc=s=160x90:r=" + rate, "-frames:v", Integer.toString(frames), "-bf", "2");

        assertThat(composer.openClip(clip).frames()).isEqualTo(expected);
    }

    private Source.Clip clip(Path file) throws IOException, InterruptedException {
        return composer.openClip(file);
    }

    private Path mp3(double seconds) {
        return Media.mp3(folder.resolve("song.mp3"), seconds);
    }

    private Path file(Segment segment) {
        return folder.resolve(segment.key());
    }

    private SyncReport compose(FilmPlan plan, Path song) throws IOException, InterruptedException {
        Timeline timeline = Timeline.of(plan);
        for (Segment segment : new ArrayList<>(timeline.segments())) {
            composer.encode(segment, file(segment));
        }
        return composer.join(timeline, this::file, song, TAGS, film, DEADLINE);
    }

    private double seconds(String stream) {
        return Double.parseDouble(Media.probe(film, "-select_streams", stream, "-show_entries", "stream=duration")
                .get(0));
    }
}
