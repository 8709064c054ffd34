package io.serenade.petroast;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMediaForTests;
import io.serenade.jobs.JobState;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskEnding.Reason;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.AvatarVideoMaker;
import io.serenade.providers.ProviderException;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.FrameReader;
import io.serenade.rendering.filters.ArFilter;
import io.serenade.storage.MediaInMemory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the provider, and what the stages make of what it says. */
class RoastStagesTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final String ID = "123e4567-e89b-42d3-a456-426614174000";
    private static final String PICTURE = ID + "-abcdefghijklmnopqrstuvwx.jpg";
    private static final PetRoastSettings SETTINGS = settings(Map.of(
            "SANDBOX", "on", "PUBLIC_BASE_URL", "https://pets.example", "WEBHOOK_BASE_URL", "https://hooks.example"));

    private final ScriptedMaker maker = new ScriptedMaker();
    private Roast roast = roast(Optional.empty());
    private final MediaInMemory media = new MediaInMemory();
    private final Job job =
            aJob().withId(ID).of(Roast.PRODUCT).at(RenderRoast.NAME).build();
    private boolean cancelled;

    @TempDir
    private Path folder;

    /** Says what a test wants, and remembers what was asked. */
    private static final class ScriptedMaker implements AvatarVideoMaker {
        private VideoRequest asked;
        private AvatarVideo video;
        private Supplier<MediaFormat> download = () -> MediaFormat.MP4;
        private Optional<Path> made = Optional.empty();

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Optional<BigDecimal> estimate(VideoRequest request) {
            return Optional.of(BigDecimal.valueOf(4));
        }

        @Override
        public String request(VideoRequest request) {
            asked = request;
            return "p_1";
        }

        @Override
        public AvatarVideo read(String videoId) {
            return video;
        }

        @Override
        public MediaFormat fetch(URI file, Path target, Duration deadline) {
            made.ifPresent(video -> copy(video, target));
            return download.get();
        }

        private static void copy(Path from, Path to) {
            try {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void says(Status status, String file, String error) {
            video = new AvatarVideo(
                    "p_1",
                    status,
                    OptionalInt.empty(),
                    Optional.ofNullable(file).map(URI::create),
                    Optional.of(Duration.ofMillis(7_250)),
                    Optional.of(BigDecimal.valueOf(3)),
                    Optional.ofNullable(error));
        }
    }

    @Test
    void asksForTheNarrationAndThePictureThatWasLookedAt() {
        work().ask(Optional.of(URI.create("https://hooks.example/api/revid-webhook/token")));

        assertThat(maker.asked.text()).isEqualTo("तुम सोते हो।");
        assertThat(maker.asked.language()).isEqualTo("hi");
        assertThat(maker.asked.picture()).hasToString("https://pets.example/roasts/" + PICTURE);
        assertThat(work().callbackBase()).contains(URI.create("https://hooks.example/api/revid-webhook/"));
    }

    @Test
    void aVideoIsThereWhenItsAddressIs() {
        maker.says(AvatarVideoMaker.Status.READY, null, null);
        assertThat(work().read("p_1").progress()).isEqualTo(Progress.FAILED);

        maker.says(AvatarVideoMaker.Status.RENDERING, null, null);
        assertThat(work().read("p_1").progress()).isEqualTo(Progress.RUNNING);

        maker.says(AvatarVideoMaker.Status.READY, "https://cdn.example/1.mp4", null);
        assertThat(work().read("p_1").progress()).isEqualTo(Progress.SUCCEEDED);
    }

    @Test
    void keepsWhatIsToldOfAVideo() {
        rendered();

        assertThat(roast.videoAddress()).contains(URI.create("https://cdn.example/1.mp4"));
        assertThat(roast.creditsUsed()).contains(BigDecimal.valueOf(3));
        assertThat(roast.videoSeconds()).contains(7.25);
    }

    @ParameterizedTest
    @CsvSource({"nsfw content detected, false", "script too long, false", "media generation timed out, true", ", true"})
    void whatTheProviderHasBegunIsNeverBegunAgain(String error, boolean retryable) {
        maker.says(AvatarVideoMaker.Status.FAILED, null, error);

        TaskFailure failure = work().failure(new TaskEnding<>(
                Reason.FAILED, Optional.of(maker.video), Duration.ofMinutes(1), Optional.empty()));

        assertThat(failure.again()).isFalse();
        assertThat(failure.error().code()).isEqualTo("video_failed");
        assertThat(failure.error().retryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @CsvSource({"TIMED_OUT, video_timed_out", "LOST, video_lost", "UNANSWERED, provider_unanswered"})
    void neitherIsWhatMayHaveBegun(Reason reason, String code) {
        TaskFailure failure =
                work().failure(new TaskEnding<>(reason, Optional.empty(), Duration.ZERO, Optional.empty()));

        assertThat(failure.again()).isFalse();
        assertThat(failure.error().code()).isEqualTo(code);
        assertThat(failure.error().retryable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"provider_rejected, false", "provider_broken, true"})
    void asksAgainAfterABreakdownAndNotAfterARefusal(String code, boolean again) {
        TaskFailure failure = work().failure(new TaskEnding<>(
                Reason.REFUSED, Optional.empty(), Duration.ZERO, Optional.of(new JobError(code, "No.", true))));

        assertThat(failure.again()).isEqualTo(again);
    }

    @Test
    void keepsTheVideoUnderTheJobsName() throws Exception {
        rendered();

        Outcome outcome = collecting().run(claim());
        ((Outcome.Done) outcome).onSettle().run();

        assertThat(media.keys).containsExactly(ID + ".mp4");
        assertThat(roast.video()).contains(ID + ".mp4");
        assertThat(roast.videoAddress()).isEmpty();
    }

    @Test
    void writesOurNoteIntoTheVideoInsteadOfItsMakers() throws Exception {
        Path made = folder.resolve("made.mp4");
        Media.run(List.of(
                "-i",
                Media.clip(folder.resolve("clip.mp4"), 1).toString(),
                "-c",
                "copy",
                "-metadata",
                "comment=Somebody's workshop",
                "-y",
                made.toString()));
        Path stored = folder.resolve("stored.mp4");
        media.written = file -> Files.copy(file, stored);
        maker.made = Optional.of(made);
        rendered();

        collecting().run(claim());

        assertThat(new String(Files.readAllBytes(stored), StandardCharsets.ISO_8859_1))
                .contains("Made with AI")
                .doesNotContain("workshop");
    }

    @Test
    void keepsAVideoWhoseFilterIsStillToBeDrawnAside() throws Exception {
        roast = roast(Optional.of(ArFilter.DESI_FIRE));
        rendered();

        Outcome outcome = collecting().run(claim());
        ((Outcome.Done) outcome).onSettle().run();

        assertThat(media.keys).containsExactly(ID + "-plain.mp4");
        assertThat(roast.video()).isEmpty();
        assertThat(roast.plainVideo()).contains(ID + "-plain.mp4");
        assertThat(roast.isDrawnOver()).isFalse();
    }

    @Test
    void hasNothingToDrawWhereNoFilterWasOrdered() throws Exception {
        rendered();
        roast.markCollected(ID + ".mp4");

        assertThat(drawing().run(claim())).isInstanceOf(Outcome.Done.class);
        assertThat(media.keys).isEmpty();
        assertThat(roast.video()).contains(ID + ".mp4");
        assertThat(roast.plainVideo()).isEmpty();
    }

    @Test
    void keepsAFrameOfTheVideoToBeShownBeforeItIsPlayed() throws Exception {
        rendered();
        roast.markCollected(ID + ".mp4");
        media.files.put(ID + ".mp4", Media.clip(folder.resolve("video.mp4"), 2));

        ((Outcome.Done) drawing().run(claim())).onSettle().run();

        assertThat(media.keys).containsExactly(ID + ".jpg");
        assertThat(roast.poster()).contains(ID + ".jpg");
        roast.erase();
        assertThat(roast.poster()).isEmpty();
    }

    @Test
    void drawsTheFilterBesideTheVideoAsItCame() throws Exception {
        filterOrdered(Media.clip(folder.resolve("plain.mp4"), 1));

        ((Outcome.Done) drawing().run(claim())).onSettle().run();

        assertThat(media.keys).containsExactlyInAnyOrder(ID + ".mp4", ID + ".jpg");
        assertThat(roast.poster()).contains(ID + ".jpg");
        assertThat(roast.video()).contains(ID + ".mp4");
        assertThat(roast.plainVideo()).contains(ID + "-plain.mp4");
        assertThat(roast.isDrawnOver()).isTrue();
    }

    /** It is paid, and the second try is the last. */
    @Test
    void handsOutTheVideoAsItCameWhenNoFilterCanBeDrawn() throws Exception {
        filterOrdered(Files.writeString(folder.resolve("plain.mp4"), "no video at all"));

        assertThat(catchThrowableOfType(StageException.class, () -> drawing().run(claim()))
                        .error()
                        .code())
                .isEqualTo("filter_failed");

        Claim last = new Claim(ID, Roast.PRODUCT, DrawFilter.NAME, 1, 1, false);
        ((Outcome.Done) drawing().run(last)).onSettle().run();

        assertThat(roast.video()).contains(ID + "-plain.mp4");
        assertThat(roast.isDrawnOver()).isFalse();
    }

    @Test
    void keepsNoFilteredVideoOfARoastThatWasCancelledMeanwhile() throws Exception {
        filterOrdered(Media.clip(folder.resolve("plain.mp4"), 1));
        cancelled = true;

        assertThat(catchThrowableOfType(StageException.class, () -> drawing().run(claim())))
                .isInstanceOf(JobWithdrawnException.class);
        assertThat(media.keys).isEmpty();
    }

    @Test
    void writesWhatIsSaidOnThePicturesWhereThatWasOrdered() throws Exception {
        roast = roast(Optional.empty(), CaptionStyle.BURNED);
        rendered();
        Path plain = Media.clip(folder.resolve("plain.mp4"), 2);
        media.files.put(ID + "-plain.mp4", plain);
        roast.markCollected(ID + "-plain.mp4");
        Path captioned = folder.resolve("captioned.mp4");
        media.written = file -> {
            if (MediaFormat.of(file).equals(Optional.of(MediaFormat.MP4))) {
                Files.copy(file, captioned);
            }
        };

        ((Outcome.Done) drawing().run(claim())).onSettle().run();

        assertThat(roast.isDrawnOver()).isTrue();
        assertThat(media.keys).contains(ID + ".mp4");
        FrameReader frames = new FrameReader(Media.ffmpeg());
        BufferedImage before = frames.still(plain, Duration.ofSeconds(1), 720, Duration.ofSeconds(30));
        BufferedImage after = frames.still(captioned, Duration.ofSeconds(1), 720, Duration.ofSeconds(30));
        assertThat(whites(after)).isGreaterThan(whites(before) + 50);
    }

    private static long whites(BufferedImage picture) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .map(at -> picture.getRGB(at % picture.getWidth(), at / picture.getWidth()))
                .filter(colour -> (colour & 0xff) > 230 && (colour >> 8 & 0xff) > 230 && (colour >> 16 & 0xff) > 230)
                .count();
    }

    /** The provider's captions would lie below ours. */
    @Test
    void leavesCaptionsToOneOfUs() {
        for (CaptionStyle style : CaptionStyle.values()) {
            roast = roast(Optional.empty(), style);
            work().ask(Optional.empty());
            assertThat(maker.asked.captions()).isEqualTo(style == CaptionStyle.PROVIDER);
        }
    }

    private void filterOrdered(Path plain) {
        roast = roast(Optional.of(ArFilter.BOLLYWOOD_BURN));
        rendered();
        roast.markCollected(ID + "-plain.mp4");
        media.files.put(ID + "-plain.mp4", plain);
    }

    @Test
    void waitsForAFileHostThatIsAway() {
        rendered();
        maker.download = () -> {
            throw new ProviderException(ProviderException.Category.UNAVAILABLE, "The host cannot be reached.", null);
        };

        assertThat(catchThrowableOfType(StageException.class, () -> collecting().run(claim()))
                        .category())
                .isEqualTo(Category.UNAVAILABLE);
    }

    @Test
    void keepsNoVideoOfARoastThatWasCancelledMeanwhile() {
        rendered();
        maker.download = () -> {
            cancelled = true;
            return MediaFormat.MP4;
        };

        assertThat(catchThrowableOfType(StageException.class, () -> collecting().run(claim())))
                .isInstanceOf(JobWithdrawnException.class);
        assertThat(media.keys).isEmpty();
    }

    @Test
    void isQueuedUntilTheProviderMayHaveItAndProcessedThen() {
        assertThat(RoastStatus.of(job, false)).isEqualTo(RoastStatus.QUEUED);
        assertThat(RoastStatus.of(job, true)).isEqualTo(RoastStatus.PROCESSING);
        assertThat(RoastStatus.of(aJob().at("collect").build(), false)).isEqualTo(RoastStatus.PROCESSING);
        assertThat(RoastStatus.of(aJob().inState(JobState.CANCELLED).build(), false))
                .isEqualTo(RoastStatus.FAILED);
    }

    @Test
    void forgetsWhatPeopleSent() {
        roast.erase();

        assertThat(roast.text()).isEmpty();
        assertThat(roast.narration()).isEmpty();
        assertThat(roast.picture()).isEmpty();
    }

    private void rendered() {
        maker.says(AvatarVideoMaker.Status.READY, "https://cdn.example/1.mp4", null);
        work().succeeded(maker.video);
    }

    @SuppressWarnings("unchecked")
    private ProviderWork<AvatarVideoMaker.AvatarVideo> work() {
        RenderRoast render = new RenderRoast();
        render.roasts = new OneRoast();
        render.maker = maker;
        render.settings = SETTINGS;
        render.prices = new Prices(new Settings(name -> Optional.empty()));
        render.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return (ProviderWork<AvatarVideoMaker.AvatarVideo>) (ProviderWork<?>) render.workOf(ID, "video");
    }

    private CollectRoast collecting() {
        CollectRoast collect = new CollectRoast();
        collect.ffmpeg = Media.ffmpeg();
        collect.roasts = new OneRoast();
        collect.maker = maker;
        collect.settings = SETTINGS;
        collect.media = JobMediaForTests.of(
                media, () -> cancelled ? aJob().inState(JobState.CANCELLED).build() : job);
        collect.calls = new ProviderCalls() {
            @Override
            public <T> T call(String jobId, String provider, String operation, int attempt, Supplier<T> call) {
                return call.get();
            }
        };
        collect.jobs = new Jobs() {
            @Override
            public void report(Claim claim, int percent) {}
        };
        return collect;
    }

    private DrawFilter drawing() {
        DrawFilter draw = new DrawFilter();
        draw.roasts = new OneRoast();
        draw.store = media;
        draw.media = JobMediaForTests.of(
                media, () -> cancelled ? aJob().inState(JobState.CANCELLED).build() : job);
        draw.ffmpeg = Media.ffmpeg();
        draw.maker = maker;
        draw.jobs = new Jobs() {
            @Override
            public void report(Claim claim, int percent) {}
        };
        return draw;
    }

    private static Roast roast(Optional<ArFilter> filter) {
        return roast(filter, CaptionStyle.PROVIDER);
    }

    private static Roast roast(Optional<ArFilter> filter, CaptionStyle captions) {
        return new Roast(
                ID,
                new RoastOrder(
                        "You sleep.", "https://cdn.example/dog.jpg", Language.HI, filter, captions, Optional.empty()),
                new Narration("तुम सोते हो।", Language.EN, Optional.empty()),
                PICTURE,
                Optional.of(new Seen(0.9, Optional.of("dog"))));
    }

    private final class OneRoast extends Roasts {
        @Override
        Roast get(String jobId) {
            return roast;
        }
    }

    private static Claim claim() {
        return new Claim(ID, Roast.PRODUCT, "collect", 0, 1, false);
    }

    private static PetRoastSettings settings(Map<String, String> values) {
        return PetRoastSettings.from(new Settings(name -> Optional.ofNullable(values.get(name))));
    }
}
