package io.serenade.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.serenade.crash.DrawnPet;
import io.serenade.rendering.Media;
import io.serenade.rendering.record.RecordVideo;
import io.serenade.rendering.record.RecordVideoSettings;
import io.serenade.rendering.record.RenderOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos as Chromium plays them: to their end, over the seams between two turns, and from the middle. */
@Tag("browser")
class PlayedVideoIT {
    private static final double SECONDS = 7.3;
    private static final double TURN = 3;
    private static final double FRAME = 1 / 15.0;
    private static final Map<String, String> PLAIN = Map.of("VIDEO_STYLE", "plain");
    private static final String[] AAC = {"-ac", "2", "-c:a", "aac", "-b:a", "128k"};
    private static final String[] MP3 = {"-ac", "2", "-b:a", "128k"};

    /** Plays to the end, at twice the speed and without sound, and tells what happened. */
    private static final String PLAY = """
            address => new Promise((done, failed) => {
                const video = document.createElement('video');
                const shown = [];
                const note = (now, frame) => {
                    shown.push(frame.mediaTime);
                    video.requestVideoFrameCallback(note);
                };
                video.requestVideoFrameCallback(note);
                video.onerror = () => failed(new Error(`${video.error.code} ${video.error.message}`));
                video.onended = () => {
                    const quality = video.getVideoPlaybackQuality();
                    done({
                        duration: video.duration,
                        end: video.currentTime,
                        frames: quality.totalVideoFrames,
                        dropped: quality.droppedVideoFrames,
                        corrupted: quality.corruptedVideoFrames,
                        turns: new Set(shown.map(time => Math.floor(time / 3))).size,
                        inOrder: shown.every((time, at) => at === 0 || time > shown[at - 1]),
                    });
                };
                document.body.append(video);
                video.muted = true;
                video.src = address;
                video.playbackRate = 2;
                video.play().catch(failed);
            })""";

    /** How much the pictures at two moments differ, as a mean over all pixels and colours of 255. */
    private static final String COMPARE = """
            ([address, one, other]) => new Promise((done, failed) => {
                const video = document.createElement('video');
                const canvas = new OffscreenCanvas(720, 720).getContext('2d', {willReadFrequently: true});
                const pictures = [];
                video.onerror = () => failed(new Error(`${video.error.code} ${video.error.message}`));
                video.onloadeddata = () => { video.currentTime = one; };
                video.onseeked = () => {
                    canvas.drawImage(video, 0, 0);
                    pictures.push(canvas.getImageData(0, 0, 720, 720).data);
                    if (pictures.length < 2) {
                        video.currentTime = other;
                        return;
                    }
                    let sum = 0;
                    pictures[0].forEach((value, at) => { sum += Math.abs(value - pictures[1][at]); });
                    done(sum / pictures[0].length);
                };
                video.preload = 'auto';
                video.src = address;
            })""";

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static FileServer server;
    private static BrowserContext context;
    private static Page page;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(
                Chromium.find().isPresent(),
                "No Chromium at /usr/bin/chromium nor at CHROMIUM_PATH, so no video is played in a browser");
        render("encoded", PLAIN, MP3);
        render("copied", PLAIN, AAC);
        render("shared", Map.of("VIDEO_STYLE", "plain", "VIDEO_SHARED_SAMPLES", "on"), MP3);
        render("show", Map.of(), MP3);
        server = new FileServer(folder);
        chromium = Chromium.start(Chromium.find().orElseThrow());
        context = chromium.browser().newContext();
        page = context.newPage();
        page.navigate(server.address().toString());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"encoded, 15", "copied, 15", "shared, 15", "show, 30"})
    void playsToItsEnd(String video, int framesPerSecond) {
        Map<?, ?> played = (Map<?, ?>) page.evaluate(PLAY, address(video));

        double probed =
                Double.parseDouble(Media.probe(folder.resolve(video + ".mp4"), "-show_entries", "format=duration")
                        .get(0));
        assertThat(number(played, "duration")).isCloseTo(probed, within(FRAME));
        assertThat(number(played, "end")).isCloseTo(probed, within(FRAME));
        assertThat(number(played, "turns")).isEqualTo(Math.ceil(SECONDS / TURN));
        assertThat(played.get("inOrder")).isEqualTo(true);
        assertThat(number(played, "corrupted")).isZero();
        // A busy machine shows fewer pictures than there are; each one had to be decoded all the same.
        assertThat(number(played, "frames")).isCloseTo(SECONDS * framesPerSecond, within(2.0));
    }

    @ParameterizedTest
    @CsvSource({"encoded", "copied", "shared"})
    void showsTheSamePictureATurnLater(String video) {
        assertThat(difference(video, 1.03, 1.03 + TURN)).isZero();
        assertThat(difference(video, 6.03, 6.03 - 2 * TURN)).isZero();
        assertThat(difference(video, 1.03, 2.03)).isGreaterThan(1);
    }

    private static double difference(String video, double one, double other) {
        return ((Number) page.evaluate(COMPARE, new Object[] {address(video), one, other})).doubleValue();
    }

    private static String address(String video) {
        return server.address().resolve(video + ".mp4").toString();
    }

    private static double number(Map<?, ?> values, String name) {
        return ((Number) values.get(name)).doubleValue();
    }

    private static void render(String name, Map<String, String> settings, String... sound)
            throws IOException, InterruptedException {
        Path photo = Files.write(folder.resolve("pet.jpg"), DrawnPet.jpeg(600, 600));
        Path song = Media.song(folder.resolve(name + (sound == AAC ? ".m4a" : ".mp3")), SECONDS, sound);
        RenderOrder order = new RenderOrder(photo, song, "Rex", "Ada", "", Duration.ofSeconds(60));
        new RecordVideo(RecordVideoSettings.from(Media.settings(settings)), Media.ffmpeg())
                .render(order, folder.resolve(name + ".mp4"));
    }
}
