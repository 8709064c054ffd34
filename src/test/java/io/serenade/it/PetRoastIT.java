package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.it.WebhookReceiver.Call;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.FrameReader;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roasts of pets from the order to the video, and everything that comes between. */
@ExtendWith(RunningServer.class)
class PetRoastIT {
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    @TempDir
    private Path folder;

    private final Api api;
    private final Roasting backEnd;

    PetRoastIT(Api api) {
        this.api = api;
        backEnd = new Roasting(api);
    }

    @Test
    void aClientOfTheFamilyFindsItsVideo(Records records) throws IOException {
        String id = backEnd.start("Roast my lazy dog who sleeps all day!", backEnd.photo("dog"));
        backEnd.result(id).is(409).hasJson("{\"detail\":\"Video still processing\"}");

        JsonObject result = backEnd.await(id, "completed");

        assertThat(backEnd.seen()).doesNotContain("failed");
        assertThat(result.getString("detail")).isEqualTo("Video generation successful");
        assertThat(result.getString("video_url")).isEqualTo(api.address() + "/roasts/" + id + ".mp4");
        Path video = Files.write(
                folder.resolve("roast.mp4"),
                api.get("/roasts/" + id + ".mp4").is(200).bytes());
        assertThat(Media.probe(video, "-select_streams", "v", "-show_entries", "stream=codec_name,width,height"))
                .containsExactly("h264", "540", "960");
        assertThat(Media.probe(video, "-select_streams", "a", "-show_entries", "stream=codec_name"))
                .containsExactly("aac");
        assertThat(records.count("select count(*) from ledger where job_id = ? and operation = 'request-video'", id))
                .isEqualTo(1);
        isKnownWholly(id);
    }

    private void isKnownWholly(String id) {
        JsonObject job = backEnd.job(id);
        assertThat(job.getString("animal")).isEqualTo("dog");
        assertThat(job.getJsonNumber("confidence").doubleValue()).isBetween(0.6, 1.0);
        assertThat(job.getInt("credits_estimate")).isEqualTo(job.getInt("credits_used"));
        assertThat(job.getString("narration")).isEqualTo(job.getString("text"));
        assertThat(job.get("translation")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void whatShowsNoPetIsRefusedInTheSpecifiedWords(Records records) {
        backEnd.generate("Roast my windmill!", backEnd.photo("windmill"))
                .is(400)
                .hasJson(
                        "{\"detail\":{\"error\":\"no_pets_detected\",\"message\":\"No pets found in the uploaded image."
                                + " Please upload an image or video containing pets (dogs, cats, birds, etc.) to generate a roast"
                                + " video.\",\"suggestion\":\"Try uploading a clear photo or video of your pet.\"}}");
        assertThat(records.count("select count(*) from roasts where text = ?", "Roast my windmill!"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/dog.jpg, image_unreachable",
        "http://169.254.169.254/latest/meta-data, image_unreachable",
        "SITE/sandbox/photos/unicorn.jpg, image_unreachable",
        "SITE/healthz, unsupported_media",
        "SITE/api/campaign, unsupported_media"
    })
    void saysWhyAPictureCannotBeHad(String address, String error) {
        JsonObject detail = backEnd.generate("Roast it!", address.replace("SITE", api.address()))
                .is(400)
                .json()
                .getJsonObject("detail");

        assertThat(detail.keySet()).containsExactly("error", "message", "suggestion");
        assertThat(detail.getString("error")).isEqualTo(error);
        assertThat(detail.getString("message")).isNotBlank();
        assertThat(detail.getString("suggestion")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":\"Hi\"}",
                "{\"text\":\"\",\"image_url\":\"https://x/y\"}",
                "{\"text\":\"Hi\",\"image_url\":\"https://x/y\",\"language\":\"fr\"}",
                "{\"text\":\"Hi\",\"image_url\":\"https://x/y\",\"callback_url\":\"http://10.0.0.1/\"}"
            })
    void refusesFieldsBeforeItLooksAtAnything(String body) {
        api.post("/api/generate-video", body).isProblem(422, "validation_failed");
    }

    @Test
    void speaksTheLanguageThatWasAskedFor() {
        String id = backEnd.start("This is a cute dog!", backEnd.photo("dog"), "language", "hi");

        backEnd.await(id, "completed");

        JsonObject job = backEnd.job(id);
        assertThat(job.getString("narration")).isEqualTo("यह एक प्यारा कुत्ता है!");
        assertThat(job.getString("source_language")).isEqualTo("en");
        assertThat(job.getJsonObject("translation").getString("kind")).isEqualTo("phrase_book");
    }

    @Test
    void findsThePetInAClip() {
        String first = backEnd.start("Roast my dog", backEnd.photo("dog"));
        String clip = backEnd.await(first, "completed").getString("video_url");

        String second = backEnd.start("Roast my dog", clip);

        backEnd.await(second, "completed");
        assertThat(backEnd.job(second).getString("animal")).isEqualTo("dog");
    }

    @Test
    void tellsReceiversSignedAsTheirDocumentSays() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver(0, RunningServer.CALLBACK_PORT)) {
            String id = backEnd.start(
                    "You bark at your own shadow.", backEnd.photo("dog"), "callback_url", receiver.address());

            Call call = receiver.await(1).get(0);

            assertThat(call.body())
                    .isEqualTo("{\"job_id\":\"" + id + "\",\"status\":\"completed\",\"video_url\":\"" + api.address()
                            + "/roasts/" + id + ".mp4\"}");
            assertThat(call.header("X-Revid-Signature")).isEqualTo(hmac(call.body()));
            assertThat(call.verifies("whsec_"
                            + Base64.getEncoder()
                                    .encodeToString(RunningServer.REVID_SECRET.getBytes(StandardCharsets.UTF_8))))
                    .isTrue();
        }
    }

    @Test
    void tellsOfAFailureWithItsReason() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver(0, RunningServer.CALLBACK_PORT)) {
            String id = backEnd.start("Simulate fail", backEnd.photo("cat"), "callback_url", receiver.address());

            JsonObject result = backEnd.await(id, "failed");

            assertThat(result.get("video_url")).isEqualTo(JsonValue.NULL);
            assertThat(result.getString("detail")).contains("nsfw content detected");
            assertThat(receiver.await(1).get(0).body())
                    .isEqualTo("{\"job_id\":\"" + id + "\",\"status\":\"failed\",\"video_url\":null}");
            assertThat(backEnd.job(id).getJsonObject("error").getString("code")).isEqualTo("video_failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Simulate lost", "Simulate double", "Simulate busy"})
    void arrivesOnceHoweverTheProviderBehaves(String fault, Records records) {
        String id = backEnd.start(fault + " " + UUID.randomUUID(), backEnd.photo("owl"));

        backEnd.await(id, "completed");

        assertThat(records.count(
                        "select count(*) from ledger where job_id = ? and operation = 'request-video' and answer = 'ok'",
                        id))
                .isEqualTo(1);
        assertThat(records.count(
                        "select count(*) from ledger where job_id = ? and operation = 'download-video' and answer = 'ok'",
                        id))
                .isEqualTo(1);
    }

    @Test
    void aRepeatedOrderFindsTheFirst() {
        String key = UUID.randomUUID().toString();
        String first = backEnd.generateNamed(key, "Roast my dog", backEnd.photo("dog"))
                .is(202)
                .field("job_id");

        assertThat(backEnd.generateNamed(key, "Roast my dog", backEnd.photo("dog"))
                        .is(202)
                        .field("job_id"))
                .isEqualTo(first);
        backEnd.generateNamed(key, "Roast my cat", backEnd.photo("cat")).isProblem(422, "idempotency_key_reused");
    }

    @Test
    void aCancelledOneHasFailedAndADeletedOneIsGone() {
        String id = backEnd.start("Simulate slow", backEnd.photo("horse"));
        String path = "/api/v1/jobs/" + id;
        assertThat(api.send("DELETE", path, BodyPublishers.noBody()).is(200).field("status"))
                .isEqualTo("failed");
        assertThat(backEnd.await(id, "failed").getString("detail")).isEqualTo("The video was cancelled.");

        api.send("DELETE", path, BodyPublishers.noBody()).is(204);

        backEnd.status(id).is(404).hasJson("{\"detail\":\"Job ID not found\"}");
        api.get("/roasts/" + id + ".mp4").is(410);
    }

    @Test
    void thePictureIsShownToTheProviderOnlyAndNotLongerThanItNeeds(Records records) {
        String id = backEnd.start("Thank you.", backEnd.photo("cat"));
        String picture =
                records.find("select picture from roasts where job_id = ?", id).orElseThrow();
        assertThat(api.get("/roasts/" + picture).is(200).header("Content-Type")).isEqualTo("image/jpeg");
        api.get("/roasts/" + id + ".jpg").is(404);

        backEnd.await(id, "completed");

        api.get("/roasts/" + picture).is(404);
    }

    @Test
    void isSeenWithItsKeyAlone() {
        Generating owner = Generating.withKey(api, 10);
        String id = owner.order(
                        "/api/generate-video",
                        "{\"text\":\"Come here!\",\"image_url\":\"" + backEnd.photo("dog") + "\"}")
                .is(202)
                .field("job_id");

        owner.get("/api/video-status/" + id).is(200);
        backEnd.status(id).is(404).hasJson("{\"detail\":\"Job ID not found\"}");
        backEnd.result(id).is(404);
    }

    @Test
    void knowsNoOtherJobs() {
        backEnd.status(UNKNOWN).is(404).hasJson("{\"detail\":\"Job ID not found\"}");
        backEnd.result("revid_abc123xyz").is(404).hasJson("{\"detail\":\"Job ID not found\"}");
    }

    @Test
    void believesNoHintWithoutProof() throws Exception {
        String body = "{\"job_id\":\"p_nobody\",\"status\":\"completed\",\"video_url\":\"https://evil.example/x.mp4\"}";
        api.post("/api/revid-webhook", body).is(401).hasJson("{\"detail\":\"Missing webhook signature.\"}");
        api.post("/api/revid-webhook", body, "X-Revid-Signature", hmac(body + " "))
                .is(401)
                .hasJson("{\"detail\":\"Invalid webhook signature.\"}");
        api.post("/api/revid-webhook", body, "X-Revid-Signature", hmac(body)).is(204);
        api.post("/api/revid-webhook", body, "X-Revid-Signature", "sha256=" + hmac(body))
                .is(204);
        api.post("/api/revid-webhook", "{}", "X-Revid-Signature", hmac("{}")).isProblem(400, "bad_request");
        api.post("/api/revid-webhook/nonsense", body).isProblem(404, "not_found");
    }

    @Test
    void aHintOfTheEndBringsNothingThatTheRecordDoesNotSay(Records records) throws Exception {
        String id = backEnd.start("Simulate slow snail", backEnd.photo("duck"));
        await().atMost(Duration.ofSeconds(30)).until(() -> backEnd.status(id).field("status"), "processing"::equals);
        String pid = await().atMost(Duration.ofSeconds(30))
                .until(() -> backEnd.job(id).getString("provider_video_id", ""), text -> !text.isEmpty());
        String body = "{\"pid\":\"" + pid + "\",\"status\":\"ready\",\"videoUrl\":\"https://evil.example/x.mp4\"}";

        api.post("/api/revid-webhook", body, "X-Revid-Signature", hmac(body)).is(204);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        records.count("select count(*) from ledger where job_id = ? and operation = 'read-video'", id))
                .isPositive());
        assertThat(backEnd.status(id).field("status")).isEqualTo("processing");
        api.send("DELETE", "/api/v1/jobs/" + id, BodyPublishers.noBody()).is(200);
    }

    @Test
    void translatesAsSpecified() {
        translate(
                        "{\"text\":\"This is a cute dog!\",\"source_lang\":\"en\",\"target_lang\":\"hi\",\"task\":\"translation\"}")
                .is(200)
                .hasJson("{\"translated_text\":\"यह एक प्यारा कुत्ता है!\",\"source_language\":\"en\","
                        + "\"target_language\":\"hi\",\"task\":\"translation\",\"provider_metadata\":"
                        + "{\"provider\":\"sandbox\",\"kind\":\"phrase_book\"}}");
        assertThat(translate("{\"text\":\"நன்றி.\"}").is(200).field("translated_text"))
                .isEqualTo("Thank you.");
        assertThat(translate("{\"text\":\"नमस्ते\",\"target_lang\":\"ta\",\"task\":\"transliteration\"}")
                        .is(200)
                        .field("translated_text"))
                .isEqualTo("நமஸ்தே");
    }

    @Test
    void saysThatTheSandboxCannotTranslate() {
        JsonObject answer = translate("{\"text\":\"Your breath is a weapon.\",\"target_lang\":\"ta\"}")
                .is(200)
                .json();

        assertThat(answer.getString("translated_text")).isEqualTo("Your breath is a weapon.");
        assertThat(answer.getJsonObject("provider_metadata").getString("kind")).isEqualTo("untranslated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":\" \"}",
                "{\"text\":\"Hi\",\"target_lang\":\"fr\"}",
                "{\"text\":\"Hi\",\"task\":\"x\"}"
            })
    void refusesWhatCannotBeTranslated(String body) {
        translate(body).isProblem(422, "validation_failed");
    }

    @Test
    void listsTheLanguagesWhereOneIsNotKnown() {
        assertThat(translate("{\"text\":\"Hi\",\"source_lang\":\"fr\"}").field("detail"))
                .contains("en (English)", "hi (Hindi)", "or (Odia)", "ur (Urdu)");
    }

    @Test
    void saysWhenTheTranslatorFails() {
        translate("{\"text\":\"Simulate error\",\"target_lang\":\"hi\"}")
                .is(502)
                .hasJson("{\"detail\":\"AI4Bharat translation failed: The translator answered 500.\"}");
        backEnd.generate("Simulate error", backEnd.photo("dog"), "language", "hi")
                .is(502);
    }

    private Answer translate(String body) {
        return api.post("/api/translate-text", body);
    }

    @Test
    void drawsTheFilterOverTheVideo(Records records) throws IOException, InterruptedException {
        String id = backEnd.start("You bark.", backEnd.photo("dog"), "filter", "desi-fire");

        backEnd.await(id, "completed");

        JsonObject job = backEnd.job(id);
        assertThat(job.getString("filter")).isEqualTo("desi-fire");
        assertThat(job.getBoolean("filter_drawn")).isTrue();
        assertThat(job.getString("plain_video_url")).isEqualTo(api.address() + "/roasts/" + id + "-plain.mp4");
        Path filtered = video(id + ".mp4");
        Path plain = video(id + "-plain.mp4");
        assertThat(Files.readString(filtered, StandardCharsets.ISO_8859_1))
                .contains("compositeWithTrainedAlgorithmicMedia");
        assertThat(lengths(filtered)).isEqualTo(lengths(plain));
        BufferedImage burning = frame(filtered);
        BufferedImage cold = frame(plain);
        double below = warmth(burning, 0.95) - warmth(cold, 0.95);
        double above = warmth(burning, 0.4) - warmth(cold, 0.4);
        assertThat(above).isPositive();
        assertThat(below).isGreaterThan(above + 30);
        assertThat(records.count("select count(*) from ledger where job_id = ? and operation = 'request-video'", id))
                .isEqualTo(1);
        api.send("DELETE", "/api/v1/jobs/" + id, BodyPublishers.noBody()).is(204);
        api.get("/roasts/" + id + "-plain.mp4").is(410);
    }

    private Path video(String key) throws IOException {
        return Files.write(
                folder.resolve(key), api.get("/roasts/" + key).is(200).bytes());
    }

    private static List<String> lengths(Path video) {
        return Media.probe(video, "-show_entries", "stream=codec_name,width,height,nb_frames");
    }

    private static BufferedImage frame(Path video) throws IOException, InterruptedException {
        return new FrameReader(Media.ffmpeg()).still(video, Duration.ofSeconds(1), 960, Duration.ofSeconds(30));
    }

    /** How much more red than blue there is in a row. */
    private static double warmth(BufferedImage frame, double height) {
        int y = (int) (height * frame.getHeight());
        return IntStream.range(0, frame.getWidth())
                .map(x -> frame.getRGB(x, y))
                .map(colour -> (colour >> 16 & 0xFF) - (colour & 0xFF))
                .average()
                .orElseThrow();
    }

    @Test
    void aRoastWithoutAFilterHasNone() {
        String id = backEnd.start("You purr.", backEnd.photo("cat"));

        backEnd.await(id, "completed");

        assertThat(backEnd.job(id).get("filter")).isEqualTo(JsonValue.NULL);
        assertThat(backEnd.job(id).get("plain_video_url")).isEqualTo(JsonValue.NULL);
        api.get("/roasts/" + id + "-plain.mp4").is(404);
        assertThat(backEnd.generate("You purr.", backEnd.photo("cat"), "filter", "sepia")
                        .isProblem(422, "validation_failed")
                        .field("detail"))
                .contains("desi-fire, pet-maharaja, bollywood-burn");
    }

    @Test
    void offersTheFiltersInTheSpecifiedWords() {
        api.get("/api/banuba-filters")
                .is(200)
                .hasJson(
                        "{\"filters\":[{\"id\":\"desi-fire\",\"name\":\"Desi Fire\",\"description\":\"Adds spicy overlays and"
                                + " glow effects for dramatic roasts.\"},{\"id\":\"pet-maharaja\",\"name\":\"Pet Maharaja\","
                                + "\"description\":\"Turns pets into regal royalty with ornate accessories.\"},{\"id\":"
                                + "\"bollywood-burn\",\"name\":\"Bollywood Burn\",\"description\":\"Provides cinematic"
                                + " lighting and spark particles.\"}]}");
        api.get("/healthz").is(200).hasJson("{\"status\":\"ok\"}");
    }

    private static String hmac(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(RunningServer.REVID_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
