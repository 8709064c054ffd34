package io.serenade.sandbox.revid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.rendering.Media;
import io.serenade.sandbox.speech.Speaker;
import io.serenade.sandbox.speech.Speech;
import io.serenade.sandbox.speech.Tone;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevidStandInTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final URI BASE = URI.create("http://127.0.0.1:8080/sandbox/");
    private static final String ROAST =
            "{'workflow':'avatar-to-video','source':{'text':'You sleep.'},'avatar':{'enabled':true,"
                    + "'url':'http://127.0.0.1:8080/a.jpg'},'captions':{'enabled':true}}";

    @TempDir
    Path folder;

    @Test
    void readsWhatIsAskedFor() {
        RevidRequest request = parse(ROAST);

        assertThat(request.workflow()).isEqualTo(RevidWorkflow.AVATAR_TO_VIDEO);
        assertThat(request.source()).isEqualTo("You sleep.");
        assertThat(request.captions()).isTrue();
        assertThat(request.webhook()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"{}\", workflow must be one of",
                "\"{'workflow':'talk'}\", workflow must be one of",
                "\"{'workflow':'avatar-to-video','source':{'prompt':'Hi'}}\", source.text is required for avatar-to-video",
                "\"{'workflow':'prompt-to-video','source':{'text':'Hi'}}\", source.prompt is required",
                "\"{'workflow':'article-to-video','source':{'text':'Hi'}}\", source.url is required",
                "\"{'workflow':'avatar-to-video','source':{'text':'Hi'}}\", avatar.url is required",
                "\"{'workflow':'avatar-to-video','source':{'text':5}}\", text must be a string",
                "\"{'workflow':'avatar-to-video','source':{'text':'Hi'},'avatar':{'url':'ftp://x/y'}}\", Invalid url",
                "\"{'workflow':'avatar-to-video','speech':'Hi'}\", Unrecognized key: speech",
                "\"nonsense\", The body is no JSON object"
            })
    void refusesWhatTheServiceRefuses(String body, String error) {
        StubRejection refusal = assertThrows(StubRejection.class, () -> parse(body));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.body()).startsWith("{\"success\":0,\"error\":\"" + error);
    }

    @Test
    void saysWhatAVideoWouldCost() {
        assertThat(RevidCredits.of(parse(ROAST)).toJson())
                .hasToString(
                        "{\"creditsEstimate\":4,\"breakdown\":{\"base\":1,\"voice\":1,\"avatar\":1,\"resolution\":1}}");
    }

    @Test
    void tellsAVideosLife() {
        SandboxTask task = task(Fault.NONE, Optional.empty());

        assertThat(at(task, 0).getString("status")).isEqualTo("queued");
        assertThat(at(task, 5).getString("status")).isEqualTo("rendering");
        assertThat(at(task, 5).getInt("progress")).isEqualTo(50);
        assertThat(at(task, 5).get("videoUrl")).isEqualTo(JsonValue.NULL);
        JsonObject ready = at(task, 10);
        assertThat(ready.getString("status")).isEqualTo("ready");
        assertThat(ready.getString("videoUrl")).isEqualTo("http://127.0.0.1:8080/sandbox/revid/files/p_1.mp4");
        assertThat(ready.getJsonNumber("durationSeconds").doubleValue()).isEqualTo(2.5);
        assertThat(ready.getInt("creditsUsed")).isEqualTo(4);
    }

    @Test
    void failuresCostNothing() {
        JsonObject refused = at(task(Fault.FAIL, Optional.empty()), 10);
        assertThat(refused.getString("status")).isEqualTo("failed");
        assertThat(refused.getString("error")).isEqualTo("nsfw content detected");
        assertThat(refused.getInt("creditsUsed")).isZero();

        assertThat(at(task(Fault.NONE, Optional.of("script too long")), 10).getString("error"))
                .isEqualTo("script too long");
    }

    @Test
    void goesOnTellingWhenWordsAndPictureAreGone() {
        SandboxTask task = task(Fault.NONE, Optional.empty());
        JsonObject kept = new RevidVideo(task, NOON).withoutInput();

        assertThat(kept).doesNotContainKeys("text", "avatar");
        SandboxTask forgotten = SandboxTask.accept(
                "p_1", "revid", kept.toString(), NOON, Duration.ofSeconds(10), Fault.NONE, Optional.empty());
        assertThat(at(forgotten, 10).getString("status")).isEqualTo("ready");
    }

    @Test
    void makesAPictureSpeakUprightAndAsLongAsTheSpeech() throws Exception {
        Path file = folder.resolve("roast.mp4");
        String text = "You sleep all day and all night.";
        try (Speaker speaker = new Speaker()) {
            Speech speech = speaker.speak(text, Tone.of("en-US"), SpokenVideo.sampleRate());

            new SpokenVideo(Media.ffmpeg()).write(picture(), text, speech, true, file);

            assertThat(Media.probe(file, "-select_streams", "v", "-show_entries", "stream=codec_name,width,height"))
                    .containsExactly("h264", "540", "960");
            assertThat(Media.probe(file, "-select_streams", "a", "-show_entries", "stream=codec_name"))
                    .containsExactly("aac");
            double seconds = Double.parseDouble(
                    Media.probe(file, "-show_entries", "format=duration").get(0));
            assertThat(seconds).isBetween(speech.seconds() + 0.4, speech.seconds() + 0.9);
        }
    }

    @Test
    void showsTheWholePictureBeforeADarkerOne() {
        BufferedImage frame = SpokenVideo.upright(picture());

        assertThat(frame.getRGB(270, 480) & 0xFFFFFF).isEqualTo(0x3366CC);
        assertThat(frame.getRGB(270, 20) & 0xFF).isBetween(0x60, 0x90);
    }

    @Test
    void movesAPictureThatHasNothingToSay() throws Exception {
        Path file = folder.resolve("silent.mp4");
        try (Speaker speaker = new Speaker()) {
            new SpokenVideo(Media.ffmpeg()).write(picture(), "…", speaker.speak("…", Tone.of("x"), 44_100), true, file);
        }
        assertThat(Media.probe(file, "-show_entries", "stream=codec_type")).containsExactly("video");
    }

    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                picture.setRGB(x, y, 0x3366CC);
            }
        }
        return picture;
    }

    private static SandboxTask task(Fault fault, Optional<String> error) {
        return SandboxTask.accept(
                "p_1",
                "revid",
                RevidVideo.record(parse(ROAST), error, 2.5, BASE).toString(),
                NOON,
                Duration.ofSeconds(10),
                fault,
                Optional.empty());
    }

    private static JsonObject at(SandboxTask task, int second) {
        return new RevidVideo(task, NOON.plusSeconds(second)).toJson();
    }

    private static RevidRequest parse(String body) {
        return RevidRequest.parse(body.replace('\'', '"'));
    }
}
