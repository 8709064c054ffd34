package io.serenade.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.limits.OverloadedException;
import io.serenade.rendering.image.file.UnusablePictureException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many pictures are looked at, and for how long. */
class PictureIntakeTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final PictureThreads small = new PictureThreads("test-small", 1, 1);
    private final PictureThreads large = new PictureThreads("test-large", 1, 1);
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void close() {
        open.countDown();
        small.close();
        large.close();
    }

    @Test
    void sendsAwayWhoFindsNeitherAThreadNorAPlaceToWait() throws Exception {
        PictureIntake intake = new PictureIntake(small, large, LONG);
        CompletableFuture<String> first = start(intake, "first");
        large.submit(() -> "second");

        assertThatThrownBy(() -> intake.within(large, () -> "third")).isInstanceOf(OverloadedException.class);
        open.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("first");
    }

    @Test
    void doesNotLetSmallPicturesWaitForLargeOnes() throws Exception {
        PictureIntake intake = new PictureIntake(small, large, LONG);
        start(intake, "large");
        byte[] photo = TestPictures.written(TestPictures.quarters(600, 600), "jpg");

        assertThat(intake.jpeg(TestPictures.open(photo), 600, 600, 0.9f)).isNotEmpty();
    }

    @Test
    void endsTheWorkWhenItsTimeIsOver() throws Exception {
        PictureIntake intake = new PictureIntake(small, large, Duration.ofMillis(1));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

        assertThatThrownBy(() -> intake.within(large, () -> {
                    try {
                        open.await();
                        return interrupted.complete(false);
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                        throw e;
                    }
                }))
                .isInstanceOf(OverloadedException.class);

        // Work that ended while it waited for a thread was never begun.
        large.submit(() -> interrupted.complete(true)).get(10, TimeUnit.SECONDS);
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsTheWorkWhenItsCallerIsInterrupted() throws Exception {
        PictureIntake intake = new PictureIntake(small, large, LONG);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                intake.within(large, waiting(begun, "never"));
                ended.complete(false);
            } catch (InterruptedException e) {
                ended.complete(true);
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();

        assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(large.submit(() -> "free again").get(10, TimeUnit.SECONDS)).isEqualTo("free again");
    }

    @Test
    void tellsWhyAPictureCannotBeUsed() {
        PictureIntake intake = new PictureIntake(small, large, LONG);
        byte[] png = TestPictures.written(TestPictures.quarters(60, 60), "png");
        byte[] damaged = png.clone();
        damaged[45] ^= 0x55;

        assertThatThrownBy(() -> intake.jpeg(TestPictures.open(damaged), 60, 60, 0.9f))
                .isInstanceOf(UnusablePictureException.class);
    }

    @Test
    void keepsTheDataOfAPhotoThatIsReady() throws Exception {
        PictureIntake intake = new PictureIntake(small, large, LONG);
        byte[] sent = TestPictures.written(TestPictures.quarters(64, 64), "jpeg");
        byte[] withNote = TestPictures.withSegment(sent, 0xfe, TestPictures.ascii("where it was taken"));

        byte[] kept = intake.jpeg(TestPictures.open(withNote), 64, 64, 0.9f);

        assertThat(kept).isEqualTo(TestPictures.open(sent).essence());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("where it was taken");
        assertThat(intake.jpeg(TestPictures.open(withNote), 60, 60, 0.9f))
                .as("of another size")
                .isNotEqualTo(kept);
        assertThat(intake.jpeg(TestPictures.open(TestPictures.withOrientation(sent, 3)), 64, 64, 0.9f))
                .as("upside down")
                .isNotEqualTo(kept);
        byte[] cutOff = Arrays.copyOf(sent, sent.length * 2 / 3);
        assertThatThrownBy(() -> intake.jpeg(TestPictures.open(cutOff), 64, 64, 0.9f))
                .isInstanceOf(UnusablePictureException.class);
    }

    @Test
    void refusesAReadyPhotoWhosePixelsAreMissing() {
        PictureIntake intake = new PictureIntake(small, large, LONG);
        byte[] sent = TestPictures.written(TestPictures.quarters(64, 64), "jpeg");
        byte[] cutShort =
                TestPictures.concat(Arrays.copyOf(sent, sent.length - 40), new byte[] {(byte) 0xff, (byte) 0xd9});
        assertThat(TestPictures.open(cutShort).isReady(64, 64)).isTrue();

        assertThatThrownBy(() -> intake.jpeg(TestPictures.open(cutShort), 64, 64, 0.9f))
                .isInstanceOf(UnusablePictureException.class);
    }

    /** Occupies the thread for large pictures until the gate opens. */
    private CompletableFuture<String> start(PictureIntake intake, String name) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return intake.within(large, waiting(begun, name));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        return answer;
    }

    private Callable<String> waiting(CountDownLatch begun, String name) {
        return () -> {
            begun.countDown();
            open.await();
            return name;
        };
    }
}
