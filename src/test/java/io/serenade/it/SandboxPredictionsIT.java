package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.crash.DrawnPet;
import io.serenade.providers.FileForm;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stand-in for Replicate, spoken to as its clients do. */
@ExtendWith(RunningServer.class)
class SandboxPredictionsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String API = "/sandbox/replicate/v1";
    private static final String SDXL = "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc";
    private static final String HAILUO = API + "/models/minimax/hailuo-02/predictions";
    private static final String FLUX = API + "/models/black-forest-labs/flux-schnell/predictions";

    @Test
    void drawsThePicturesAskedFor(Api api) throws IOException {
        JsonObject accepted = create(
                        api,
                        SDXL,
                        input("sunset over mountains")
                                .add("width", 320)
                                .add("height", 200)
                                .add("num_outputs", 2)
                                .add("seed", 4))
                .is(201)
                .json();
        assertThat(accepted.getString("id")).matches("[0-9a-z]{26}");
        assertThat(accepted.getString("status")).isEqualTo("starting");
        assertThat(accepted.getString("model")).isEqualTo("stability-ai/sdxl");

        JsonObject done = await(api, accepted.getString("id"), "succeeded"::equals);

        List<String> addresses = done.getJsonArray("output").stream()
                .map(address -> pathOf(((JsonString) address).getString()))
                .toList();
        assertThat(addresses).hasSize(2);
        Set<String> different = new HashSet<>();
        for (String address : addresses) {
            Answer file = api.get(address).isOk().hasHeader("Content-Type", "image/png");
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.bytes()));
            assertThat(picture.getWidth()).isEqualTo(320);
            assertThat(picture.getHeight()).isEqualTo(200);
            different.add(Arrays.toString(file.bytes()));
        }
        assertThat(different).hasSize(2);
        assertThat(done.getJsonObject("metrics").containsKey("predict_time")).isTrue();
        api.get(addresses.get(0).replace("out-0", "out-2")).is(404);
        api.get(addresses.get(0).replace(".png", ".jpg")).is(404);
    }

    @Test
    void makesWebpAndClips(Api api) {
        JsonObject picture = waited(api, FLUX, input("a cat").add("megapixels", "0.25"));
        assertThat(picture.getString("version")).isEqualTo("hidden");
        Answer webp =
                api.get(pathOf(picture.getJsonArray("output").getString(0))).isOk();
        assertThat(webp.header("Content-Type")).isEqualTo("image/webp");
        assertThat(webp.text()).startsWith("RIFF");

        JsonObject clip = waited(
                api,
                API + "/models/minimax/hailuo-02/predictions",
                input("waves at night").add("resolution", "512p"));
        Answer mp4 = api.get(pathOf(clip.getString("output"))).isOk().hasHeader("Content-Type", "video/mp4");
        assertThat(new String(mp4.bytes(), 4, 4, StandardCharsets.ISO_8859_1)).isEqualTo("ftyp");
    }

    @Test
    void callsBackSignedUntilItIsHeard(Api api, Records records) throws IOException {
        String secret = get(api, "/webhooks/default/secret").isOk().field("key");
        assertThat(secret).startsWith("whsec_");
        try (WebhookReceiver receiver = new WebhookReceiver(2)) {
            String id = create(api, SDXL, small("a dog")).is(201).field("id");
            await(api, id, "succeeded"::equals);
            callBack(records, id, receiver);

            List<WebhookReceiver.Call> calls = receiver.await(3);

            assertThat(calls).allMatch(call -> call.verifies(secret));
            assertThat(calls).allMatch(call -> call.json().getString("id").equals(id));
            assertThat(calls.get(0).json().getString("status")).isEqualTo("processing");
            assertThat(calls.get(1).json().getString("status")).isEqualTo("succeeded");
            assertThat(calls.get(2).json().getString("status")).isEqualTo("succeeded");
            assertThat(calls.get(2).header("webhook-id"))
                    .isEqualTo(calls.get(1).header("webhook-id"))
                    .isNotEqualTo(calls.get(0).header("webhook-id"));
            assertThat(calls.get(2).json())
                    .isEqualTo(get(api, "/predictions/" + id).json());
        }
    }

    @Test
    void forgesItsSignatureOnDemand(Api api, Records records) throws IOException {
        String secret = get(api, "/webhooks/default/secret").isOk().field("key");
        try (WebhookReceiver receiver = new WebhookReceiver(0)) {
            String id = create(api, SDXL, small("simulate forged")).is(201).field("id");
            await(api, id, "succeeded"::equals);
            callBack(records, id, receiver);

            assertThat(receiver.await(1).get(0).verifies(secret)).isFalse();
        }
    }

    @Test
    void cancelsWhatIsUnderWayAndNothingElse(Api api) {
        String running = create(api, SDXL, small("simulate slow")).is(201).field("id");
        assertThat(cancel(api, running).isOk().field("status")).isEqualTo("canceled");
        assertThat(get(api, "/predictions/" + running).field("status")).isEqualTo("canceled");

        String done = waited(api, FLUX, input("x")).getString("id");
        assertThat(cancel(api, done).isOk().field("status")).isEqualTo("succeeded");
        cancel(api, "nothing").is(404);
    }

    @Test
    void failsAndAbortsOnDemand(Api api) {
        JsonObject failed = waited(api, FLUX, input("simulate fail"));
        assertThat(failed.getString("status")).isEqualTo("failed");
        assertThat(failed.getString("error")).isNotBlank();

        JsonObject aborted = waited(api, FLUX, input("simulate aborted"));
        assertThat(aborted.getString("status")).isEqualTo("aborted");
        assertThat(aborted.get("started_at")).isEqualTo(JsonValue.NULL);

        create(api, SDXL, small("simulate error")).is(500);
        for (int turnedAway = 0; turnedAway < 2; turnedAway++) {
            create(api, SDXL, small("simulate busy"))
                    .is(429)
                    .hasHeader("Retry-After", "5")
                    .hasJson("{\"detail\":\"Request was throttled. Your rate limit resets in ~5s.\"}");
        }
        create(api, SDXL, small("simulate busy")).is(201);
    }

    @Test
    void keepsDeadlines(Api api) {
        Answer accepted = api.post(
                FLUX,
                body(null, input("simulate slow"), null).toString(),
                "Authorization",
                bearer(api),
                "Cancel-After",
                "5s");
        assertThat(accepted.is(201).json().containsKey("deadline")).isTrue();
        await(api, accepted.field("id"), "canceled"::equals);
    }

    @Test
    void forgetsInputsAndOutputsAfterAnHour(Api api, Records records) {
        JsonObject done = waited(api, FLUX, input("a secret garden"));
        String file = pathOf(done.getJsonArray("output").getString(0));
        api.get(file).isOk();

        assertThat(records.count(
                        "with moved as (update sandbox_tasks set created_at = created_at - interval '2 hours',"
                                + " starts_at = starts_at - interval '2 hours',"
                                + " finishes_at = finishes_at - interval '2 hours' where id = ? returning 1)"
                                + " select count(*) from moved",
                        done.getString("id")))
                .isEqualTo(1);

        JsonObject later =
                get(api, "/predictions/" + done.getString("id")).isOk().json();
        assertThat(later.getBoolean("data_removed")).isTrue();
        assertThat(later.get("output")).isEqualTo(JsonValue.NULL);
        assertThat(later.getJsonObject("input")).isEmpty();
        api.get(file).is(404);
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(
                        () -> records.count(
                                "select count(*) from sandbox_tasks where id = ? and request like '%secret garden%'",
                                done.getString("id")),
                        found -> found == 0);
    }

    @Test
    void listsTheNewestFirst(Api api) {
        String one = create(api, SDXL, small("one")).is(201).field("id");
        String two = create(api, SDXL, small("two")).is(201).field("id");

        JsonObject list = get(api, "/predictions").isOk().json();

        assertThat(list).containsOnlyKeys("previous", "next", "results");
        assertThat(list.getJsonArray("results").getValuesAs(JsonObject.class).stream()
                        .map(prediction -> prediction.getString("id")))
                .containsSubsequence(two, one);
    }

    @Test
    void describesItsModels(Api api) {
        JsonObject model = get(api, "/models/stability-ai/sdxl").isOk().json();
        assertThat(model.getJsonObject("latest_version").getString("id")).isEqualTo(SDXL);
        JsonObject version =
                get(api, "/models/stability-ai/sdxl/versions/" + SDXL).isOk().json();
        assertThat(version).isEqualTo(model.getJsonObject("latest_version"));
        assertThat(get(api, "/account").isOk().json()).containsKeys("type", "username");
        get(api, "/models/stability-ai/sdxl/versions/none").is(404);
    }

    @Test
    void refusesInTheShapeOfTheRealService(Api api) {
        api.get(API + "/account")
                .is(401)
                .hasJson(
                        "{\"title\":\"Unauthenticated\",\"detail\":\"You did not pass an authentication token\",\"status\":401}");
        get(api, "/models/nobody/nothing")
                .is(404)
                .hasJson("{\"detail\":\"The requested resource could not be found.\",\"status\":404}");
        get(api, "/predictions/nothing").is(404);
        create(api, "nobody/nothing:0", small("x")).is(422).hasJson("""
                {"title":"Invalid version or not permitted",
                 "detail":"The specified version does not exist (or perhaps you don't have permission to use it?)",
                 "status":422}""");
        api.post(FLUX, "{\"input\":{}}", "Authorization", bearer(api)).is(422).hasJson("""
                {"detail":"- input: prompt is required\\n","status":422,"title":"Input validation failed",
                 "invalid_fields":[{"type":"required","field":"input","description":"prompt is required"}]}""");
        api.post(
                        API + "/models/stability-ai/sdxl/predictions",
                        body(null, small("x"), null).toString(),
                        "Authorization",
                        bearer(api))
                .is(404);
    }

    @Test
    void knowsNoKeyButItsOwn(Api api) {
        String id = create(api, SDXL, small("a secret")).is(201).field("id");

        for (String path : List.of("/predictions", "/predictions/" + id, "/account", "/webhooks/default/secret")) {
            api.get(API + path, "Authorization", "Bearer x").is(401).hasJson("""
                    {"title":"Unauthenticated","detail":"You did not pass a valid authentication token",
                     "status":401}""");
        }
        api.send("POST", API + "/predictions/" + id + "/cancel", BodyPublishers.noBody(), "Authorization", "Bearer x")
                .is(401);
        api.post(FLUX, body(null, input("x"), null).toString(), "Authorization", "Bearer x")
                .is(401);
        api.get("/sandbox/sonauto/credits/balance", "Authorization", "Bearer x")
                .is(401)
                .hasJson("{\"detail\":\"Invalid API key\"}");
        api.get("/sandbox/sonauto/credits/balance", "Authorization", bearer(api))
                .isOk();
    }

    @Test
    void showsItsKeyToTheOperatorOnly(Api api) {
        api.get("/sandbox/key").is(401);
        api.get("/sandbox/key", "Authorization", bearer(api)).is(401);
        api.getAsOperator("/sandbox/key", RunningServer.PASSWORD).isOk().hasHeader("Cache-Control", "no-store");
    }

    @Test
    void callsBackNobodyButItsOwnInstallation(Api api) throws IOException {
        try (WebhookReceiver stranger = new WebhookReceiver(0)) {
            create(api, SDXL, small("x"), stranger.address()).is(422).hasJson("""
                    {"detail":"- webhook: The sandbox calls no address but this installation's own\\n","status":422,
                     "title":"Input validation failed","invalid_fields":[{"type":"format","field":"webhook",
                     "description":"The sandbox calls no address but this installation's own"}]}""");
            api.post(
                            "/sandbox/sonauto/generations/v3",
                            Json.createObjectBuilder()
                                    .add("prompt", "x")
                                    .add("webhook_url", stranger.address())
                                    .build()
                                    .toString(),
                            "Authorization",
                            bearer(api))
                    .is(422)
                    .hasJson("{\"detail\":\"webhook_url must be an address of this installation\"}");
        }
        create(api, SDXL, small("x"), api.address() + "/nowhere", "completed").is(201);
    }

    @Test
    void setsAnUploadedPictureInMotion(Api api) {
        byte[] form = new FileForm()
                .file("content", "pet.jpg", "image/jpeg", DrawnPet.jpeg(320, 240))
                .finish();
        api.send("POST", API + "/files", BodyPublishers.ofByteArray(form), "Content-Type", FileForm.TYPE)
                .is(401);
        JsonObject file = api.send(
                        "POST",
                        API + "/files",
                        BodyPublishers.ofByteArray(form),
                        "Content-Type",
                        FileForm.TYPE,
                        "Authorization",
                        bearer(api))
                .is(201)
                .json();

        assertThat(file.getString("content_type")).isEqualTo("image/jpeg");
        String address = file.getJsonObject("urls").getString("get");
        get(api, "/files/" + file.getString("id")).isOk();
        JsonObject clip = waited(
                api, HAILUO, input("It barks").add("first_frame_image", address).add("resolution", "512p"));
        assertThat(clip.getString("status")).isEqualTo("succeeded");

        api.send("DELETE", pathOf(address), BodyPublishers.noBody(), "Authorization", bearer(api))
                .is(204);
        JsonObject failed = waited(api, HAILUO, input("It barks").add("first_frame_image", address));
        assertThat(failed.getString("error")).contains("There is no file");
    }

    @Test
    void isSwitchedBesidesTheSongs(Api api) {
        JsonObject faults = api.getAsOperator("/sandbox/faults", RunningServer.PASSWORD)
                .isOk()
                .json();

        assertThat(faults).containsKeys("song_generator", "media_generator");
    }

    private static JsonObjectBuilder input(String prompt) {
        return Json.createObjectBuilder().add("prompt", prompt);
    }

    private static JsonObjectBuilder small(String prompt) {
        return input(prompt).add("width", 64).add("height", 64);
    }

    private static JsonObject body(String version, JsonObjectBuilder input, String webhook, String... events) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("input", input);
        if (version != null) {
            body.add("version", version);
        }
        if (webhook != null) {
            body.add("webhook", webhook);
        }
        if (events.length > 0) {
            body.add("webhook_events_filter", Json.createArrayBuilder(List.of(events)));
        }
        return body.build();
    }

    private static Answer create(Api api, String version, JsonObjectBuilder input) {
        return create(api, version, input, null);
    }

    private static Answer create(Api api, String version, JsonObjectBuilder input, String webhook, String... events) {
        return api.post(
                API + "/predictions", body(version, input, webhook, events).toString(), "Authorization", bearer(api));
    }

    /** Asks the service itself to wait for the end. */
    private static JsonObject waited(Api api, String path, JsonObjectBuilder input) {
        JsonObject done = api.post(
                        path, body(null, input, null).toString(), "Authorization", bearer(api), "Prefer", "wait=30")
                .is(201)
                .json();
        assertThat(done.getString("status")).isNotIn("starting", "processing");
        return done;
    }

    private static Answer get(Api api, String path) {
        return api.get(API + path, "Authorization", bearer(api));
    }

    private static Answer cancel(Api api, String id) {
        return api.send(
                "POST", API + "/predictions/" + id + "/cancel", BodyPublishers.noBody(), "Authorization", bearer(api));
    }

    private static JsonObject await(Api api, String id, Predicate<String> status) {
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> get(api, "/predictions/" + id).isOk().field("status"), status);
        return get(api, "/predictions/" + id).json();
    }

    /** Lets a prediction call back to somebody who may not be named when it is asked for. */
    private static void callBack(Records records, String id, WebhookReceiver receiver) {
        assertThat(records.count(
                        "with changed as (update sandbox_tasks set webhook_url = ?, callback_state = 'due',"
                                + " next_callback_at = now() + interval '2 seconds', start_callback_due = true where id = ? returning 1)"
                                + " select count(*) from changed",
                        receiver.address(),
                        id))
                .isEqualTo(1);
    }

    private static String bearer(Api api) {
        return "Bearer "
                + api.getAsOperator("/sandbox/key", RunningServer.PASSWORD)
                        .isOk()
                        .field("key");
    }

    private static String pathOf(String address) {
        return URI.create(address).getPath();
    }
}
