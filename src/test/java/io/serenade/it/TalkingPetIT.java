package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.FrameReader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The talking pet as its callers use it (docs/talking-pet.md), on the stand-ins of both providers. */
@ExtendWith(RunningServer.class)
class TalkingPetIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String PROMPT_ONLY = "/jobs_prompt_only";
    private static final String PROMPT_TTS = "/jobs_prompt_tts";
    private static final String VOICE = "21m00Tcm4TlvDq8ikWAM";
    private static final String REQUESTS_FOR_SPEECH =
            "select string_agg(answer, ', ') from ledger where job_id = ? and operation = 'request-speech'";

    @Test
    void setsAPhotoInMotionWhileTheCallerWaits(Api api) {
        JsonObject made =
                api.post(PROMPT_ONLY, order(api).build().toString()).is(200).json();

        assertThat(made).containsOnlyKeys("video_url", "final_url", "job_id");
        assertThat(made.getString("final_url"))
                .startsWith("http://")
                .endsWith("/pets/videos/" + made.getString("job_id") + ".mp4");
        Answer clip = file(api, made.getString("video_url"));
        assertThat(MediaFormat.of(clip.bytes(), clip.bytes().length)).contains(MediaFormat.MP4);
        assertThat(new String(clip.bytes(), StandardCharsets.ISO_8859_1))
                .contains("Made with AI: a photo set in motion by minimax/hailuo-02");
    }

    @Test
    void letsThePetSpeak(Api api) {
        JsonObject made = api.post(
                        PROMPT_TTS,
                        speaking(api, "Hello, I am Toby. I ate your shoes, and I would do it again.")
                                .build()
                                .toString())
                .is(200)
                .json();

        assertThat(made).containsOnlyKeys("audio_url", "video_url", "final_url", "job_id");
        Answer speech = file(api, made.getString("audio_url"));
        assertThat(MediaFormat.of(speech.bytes(), speech.bytes().length)).contains(MediaFormat.MP3);
        Answer clip = file(api, made.getString("final_url"));
        assertThat(clip.header("Content-Type")).isEqualTo("video/mp4");
        assertThat(api.get(path(made.getString("final_url")), "Range", "bytes=4-7")
                        .is(206)
                        .text())
                .isEqualTo("ftyp");
        assertThat(api.get(path(made.getString("final_url")) + "?download=1").header("Content-Disposition"))
                .startsWith("attachment");

        JsonObject job =
                api.get("/api/v1/jobs/" + made.getString("job_id")).isOk().json();
        assertThat(job.getString("status")).isEqualTo("completed");
        assertThat(job.getBoolean("truncated")).isFalse();
        assertThat(job.getJsonNumber("speech_seconds").doubleValue()).isBetween(2.0, 8.0);
        assertThat(job.getJsonNumber("estimated_speech_seconds").doubleValue()).isBetween(3.0, 5.0);
        assertThat(file(api, job.getString("captions_url")).text())
                .startsWith("WEBVTT")
                .contains("Toby.");
        assertThat(api.get(path(job.getString("captions_url")) + "?download=1").header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + job.getString("job_id") + ".vtt\"");
    }

    @Test
    void cutsTheSpeechOnlyWhereThatIsAskedFor(Api api) {
        String text = "This is a rather long story about a pair of shoes. ".repeat(4);
        JsonObject cut = completed(api, speaking(api, text).add("fit", "shortest"));
        JsonObject held = completed(api, speaking(api, text));

        assertThat(cut.getBoolean("truncated")).isTrue();
        assertThat(held.getBoolean("truncated")).isFalse();
        assertThat(held.getJsonNumber("speech_seconds").doubleValue()).isGreaterThan(8);
    }

    @Test
    void hasAModelThatHearsMakeAClipWithTheSpeechInIt(Api api) {
        JsonObject job = completed(api, speaking(api, "Woof, said the dog.").add("model", "wan-video/wan-2.2-s2v"));

        assertThat(job.getBoolean("truncated")).isFalse();
        assertThat(file(api, job.getString("captions_url")).text()).contains("00:00:0");
    }

    /** The last picture is held for the rest of the speech, and captions go on over it. */
    @Test
    void writesOnThePicturesWhatIsSaidWhereThatIsAskedFor(Api api, @TempDir Path folder) throws Exception {
        String text = "This is a rather long story about a pair of shoes. ".repeat(3);
        JsonObject job = completed(api, speaking(api, text).add("captions", "burned"));

        assertThat(job.getString("captions")).isEqualTo("burned");
        assertThat(job.getString("caption_timing")).isEqualTo("spoken");
        assertThat(file(api, job.getString("captions_url")).text()).contains("pair of shoes.");
        Path clip = Files.write(
                folder.resolve("clip.mp4"),
                file(api, job.getString("final_url")).bytes());
        double pictures =
                Double.parseDouble(Media.probe(clip, "-select_streams", "v", "-show_entries", "stream=duration")
                        .get(0));
        assertThat(pictures).isGreaterThan(job.getJsonNumber("speech_seconds").doubleValue());
        assertThat(Files.readString(clip, StandardCharsets.ISO_8859_1))
                .contains("compositeWithTrainedAlgorithmicMedia");
        BufferedImage frame = new FrameReader(Media.ffmpeg())
                .still(clip, Duration.ofSeconds((long) pictures - 1), 1920, Duration.ofSeconds(30));
        assertThat(whiteIn(frame, 0.8, 0.95)).isGreaterThan(200);
    }

    private static long whiteIn(BufferedImage frame, double from, double to) {
        return IntStream.range((int) (from * frame.getHeight()), (int) (to * frame.getHeight()))
                .flatMap(y -> IntStream.range(0, frame.getWidth()).map(x -> frame.getRGB(x, y)))
                .filter(colour -> (colour & 0xFF) > 240 && (colour >> 8 & 0xFF) > 240 && (colour >> 16 & 0xFF) > 240)
                .count();
    }

    @Test
    void answersAtOnceWhoeverPrefersThat(Api api) {
        Answer answer = api.post(PROMPT_TTS, speaking(api, "Soon.").build().toString(), "Prefer", "respond-async")
                .is(202);

        String id = answer.field("job_id");
        answer.hasHeader("Location", "/api/v1/jobs/" + id)
                .hasHeader("Preference-Applied", "respond-async")
                .hasHeader("Retry-After", "5");
        assertThat(answer.json().getJsonNumber("estimated_speech_seconds").doubleValue())
                .isPositive();
        awaitEnd(api, id, "completed");
    }

    @Test
    void findsTheSameJobAgainForWhoeverHungUp(Api api, Records records) throws Exception {
        String key = "order-" + UUID.randomUUID();
        String body = speaking(api, "I was paid once.").build().toString();
        String id = api.post(PROMPT_TTS, body, "Idempotency-Key", key, "Prefer", "wait=1")
                .field("job_id");

        JsonObject again =
                api.post(PROMPT_TTS, body, "Idempotency-Key", key).is(200).json();

        assertThat(again.getString("job_id")).isEqualTo(id);
        assertThat(records.count("select count(*) from ledger where job_id = ? and operation like 'request-%'", id))
                .isEqualTo(2);
        api.post(PROMPT_TTS, speaking(api, "Another one.").build().toString(), "Idempotency-Key", key)
                .is(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image_url  | ''                                | image_url_missing",
                "image_url  | http://10.0.0.1/x.jpg             | image_not_public",
                "image_url  | http://127.0.0.1:22/x.jpg         | image_not_public",
                "image_url  | data:image/jpeg;base64,AAAA       | image_unsupported",
                "prompt     | '  '                              | prompt_missing",
                "text       | ''                                | text_missing",
                "voice_id   | ''                                | voice_id_missing",
                "voice_id   | ../../secret                      | voice_id_invalid",
                "seconds    | 7                                 | input_refused",
                "seconds    | 0                                 | seconds_invalid",
                "resolution | 999p                              | input_refused",
                "model      | somebody/else                     | model_unknown",
                "seconds    | 6.5                               | seconds_invalid",
                "fit        | tight                             | fit_invalid",
                "captions   | loud                              | captions_invalid"
            })
    void paysNothingForAnOrderThatIsWrong(String field, String value, String code, Api api, Records records) {
        long before = records.count("select count(*) from pet_clips");
        JsonObjectBuilder order = speaking(api, "Hello.");
        if (value.matches("[0-9.]+")) {
            order.add(field, new BigDecimal(value));
        } else {
            order.add(field, value);
        }

        Answer answer = api.post(PROMPT_TTS, order.build().toString()).is(400);

        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.field("code")).isEqualTo(code);
        assertThat(answer.field("detail")).endsWith(".");
        assertThat(records.count("select count(*) from pet_clips")).isEqualTo(before);
    }

    @Test
    void refusesATextThatIsTooLongByItsCharacters(Api api) {
        assertThat(api.post(PROMPT_TTS, speaking(api, "🐶".repeat(601)).build().toString())
                        .is(400)
                        .field("detail"))
                .contains("601");
        assertThat(api.post(PROMPT_ONLY, "{nonsense").is(400).field("code")).isEqualTo("malformed_json");
        assertThat(api.post(
                                PROMPT_TTS,
                                order(api)
                                        .add("model", "wan-video/wan-2.2-s2v")
                                        .add("text", "x")
                                        .build()
                                        .toString())
                        .is(400)
                        .field("code"))
                .isEqualTo("voice_id_missing");
        assertThat(api.post(
                                PROMPT_ONLY,
                                order(api)
                                        .add("model", "wan-video/wan-2.2-s2v")
                                        .build()
                                        .toString())
                        .is(400)
                        .field("detail"))
                .contains("needs speech");
    }

    /** The answer breaks off after the text was spoken: the speech is in the provider's history, with its times. */
    @Test
    void paysOnceForASpeechWhoseAnswerBreaksOff(Api api, Records records) {
        JsonObject job = completed(api, speaking(api, "Simulate Cut, and still I am heard."));

        String id = job.getString("job_id");
        assertThat(records.find(REQUESTS_FOR_SPEECH, id)).contains("unanswered");
        assertThat(file(api, job.getString("captions_url")).text()).contains("heard.");
        assertThat(file(api, job.getString("final_url")).bytes()).isNotEmpty();
    }

    @Test
    void tellsAReceiverOfTheEnd(Api api) throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver(0, RunningServer.CALLBACK_PORT)) {
            String id = api.post(
                            PROMPT_ONLY,
                            order(api)
                                    .add("callback_url", receiver.address())
                                    .build()
                                    .toString(),
                            "Prefer",
                            "respond-async")
                    .is(202)
                    .field("job_id");

            WebhookReceiver.Call told = receiver.await(1).get(0);
            assertThat(told.verifies(RunningServer.WEBHOOK_SECRET)).isTrue();
            assertThat(told.json())
                    .containsOnlyKeys("job_id", "status", "audio_url", "video_url", "final_url", "error");
            assertThat(told.json().getString("job_id")).isEqualTo(id);
            assertThat(told.json().getString("status")).isEqualTo("completed");
            assertThat(told.json().getString("final_url")).endsWith("/pets/videos/" + id + ".mp4");
        }
        assertThat(api.post(
                                PROMPT_ONLY,
                                order(api)
                                        .add("callback_url", "http://10.0.0.1/")
                                        .build()
                                        .toString())
                        .is(400)
                        .field("code"))
                .isEqualTo("callback_url_invalid");
    }

    @Test
    void tellsOfARefusalByTheProvider(Api api) {
        Answer failed = api.post(
                        PROMPT_TTS, speaking(api, "Simulate Fail").build().toString())
                .is(400);

        assertThat(failed.field("code")).isEqualTo("speech_refused");
        assertThat(failed.field("detail")).contains("voice");
        String id = failed.field("job_id");
        JsonObject job = api.get("/api/v1/jobs/" + id).isOk().json();
        assertThat(job.getString("status")).isEqualTo("failed");
        assertThat(job.getJsonObject("error").getBoolean("retryable")).isFalse();
    }

    @Test
    void isOpenToTheScriptsOfOtherOrigins(Api api) {
        String id = api.post(PROMPT_ONLY, order(api).build().toString(), "Prefer", "respond-async")
                .is(202)
                .field("job_id");

        for (Answer answer : List.of(
                api.post(PROMPT_ONLY, "{}", "Origin", "https://other.example"),
                api.get("/health", "Origin", "https://other.example"),
                api.get("/api/v1/status/" + id, "Origin", "https://other.example"),
                api.get("/api/v1/jobs/" + id, "Origin", "https://other.example"),
                preflight(api, PROMPT_TTS, "POST"),
                preflight(api, "/api/v1/jobs/" + id, "GET"))) {
            isOpen(answer);
        }
        assertThat(preflight(api, "/api/v1/generate", "POST").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        isOpen(api.get("/api/v1/jobs/" + id + "/events", "Origin", "https://other.example"));
        awaitEnd(api, id, "completed");
        isOpen(api.get("/pets/videos/" + id + ".mp4", "Origin", "https://other.example"));
    }

    private static Answer preflight(Api api, String path, String method) {
        return api.send(
                        "OPTIONS",
                        path,
                        BodyPublishers.noBody(),
                        "Origin",
                        "https://other.example",
                        "Access-Control-Request-Method",
                        method)
                .is(204);
    }

    private static void isOpen(Answer answer) {
        answer.hasHeader("Access-Control-Allow-Origin", "*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void tellsTheOperatorWhatAnAddressLeadsTo(Api api) {
        String body = "{\"url\":\"" + photo(api) + "\"}";
        api.post("/debug/head", body).is(401);

        JsonObject head = api.post("/debug/head", body, "Authorization", Api.operator())
                .isOk()
                .json();

        assertThat(head.getInt("status")).isEqualTo(200);
        assertThat(head.getString("content_type")).isEqualTo("image/jpeg");
        assertThat(head).containsOnlyKeys("status", "content_type", "bytes");
        assertThat(api.post("/debug/head", "{\"url\":\"http://169.254.169.254/\"}", "Authorization", Api.operator())
                        .is(400)
                        .field("code"))
                .isEqualTo("image_not_public");
    }

    @Test
    void isHealthy(Api api) {
        api.get("/health").isOk().hasJson("{\"ok\":true}");
        api.get("/health/live").isOk();
        api.get(PROMPT_ONLY).is(405).hasHeader("Allow", "POST, OPTIONS");
        api.post("/health", "{}").is(405).hasHeader("Allow", "GET, HEAD, OPTIONS");
    }

    /** A request that is held costs no thread: there would be eighty more at least. */
    @Test
    void holdsAHundredCallersAtOnceWithoutAThreadForEach(Api api, Records records) throws Exception {
        Generating caller = Generating.withKey(api, 1_000);
        String body = order(api).build().toString();
        String first = caller.post(PROMPT_ONLY, body, "Prefer", "respond-async")
                .is(202)
                .field("job_id");
        long before = records.serverThreads();

        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        IntStream.range(0, 100)
                .forEach(i -> answers.add(caller.postLater(PROMPT_ONLY, body, "Idempotency-Key", "same")));
        await().atMost(TIMEOUT).until(() -> records.count("select count(*) from jobs where state = 'PARKED'") > 0);
        long while100 = records.serverThreads();
        for (CompletableFuture<Answer> answer : answers) {
            answer.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS).is(200);
        }

        assertThat(while100 - before).isLessThan(80);
        assertThat(first).isNotBlank();
    }

    private static JsonObject completed(Api api, JsonObjectBuilder order) {
        String id = api.post(PROMPT_TTS, order.build().toString()).is(200).field("job_id");
        return api.get("/api/v1/jobs/" + id).isOk().json();
    }

    private static void awaitEnd(Api api, String id, String status) {
        await().atMost(TIMEOUT).until(() -> api.get("/api/v1/jobs/" + id).isOk().field("status"), status::equals);
    }

    private static JsonObjectBuilder order(Api api) {
        return Json.createObjectBuilder().add("image_url", photo(api)).add("prompt", "The cat looks around");
    }

    private static JsonObjectBuilder speaking(Api api, String text) {
        return order(api).add("resolution", "512p").add("text", text).add("voice_id", VOICE);
    }

    private static String photo(Api api) {
        return api.get("/sandbox/photos")
                .isOk()
                .json()
                .getJsonArray("photos")
                .getJsonObject(0)
                .getString("url");
    }

    private static Answer file(Api api, String address) {
        return api.get(path(address)).isOk();
    }

    private static String path(String address) {
        return address.substring(address.indexOf("/pets/"));
    }
}
