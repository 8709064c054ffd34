package io.serenade.it;

import static io.serenade.it.Generating.smallPicture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The media-generation API as a back end uses it (docs/generation.md). */
@ExtendWith(RunningServer.class)
class GenerationIT {

    @Test
    void makesAPictureOfTheAskedSize(Api api) throws IOException {
        Generating caller = Generating.withoutKey(api);
        Answer order = caller.generate(Generating.order("A beautiful sunset", "width", 256, "height", 128))
                .is(201);
        String id = order.field("job_id");
        assertThat(UUID.fromString(id).version()).isEqualTo(4);
        order.hasJson("""
                {"job_id":"%s","status":"pending",
                 "message":"Job created successfully. Use job ID %s to check status."}""".formatted(id, id));
        order.hasHeader("Location", "/api/v1/status/" + id);

        Answer done = caller.awaitStatus(id, "completed");
        assertThat(done.json())
                .containsOnlyKeys("job_id", "status", "result_url", "created_at", "updated_at", "retry_count", "error");
        assertThat(done.json().getInt("retry_count")).isZero();
        assertThat(done.field("result_url")).matches("/media/" + id + "\\.(png|jpg|webp)");

        Answer file = api.get(done.field("result_url")).isOk();
        assertThat(file.header("Content-Type")).startsWith("image/");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.bytes()));
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(256, 128);
    }

    @Test
    void tellsTheWholeJob(Api api) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("A cat by the sea"));
        caller.awaitStatus(id, "completed");
        JsonObject job = caller.job(id).isOk().json();
        assertThat(job.getString("prompt")).isEqualTo("A cat by the sea");
        assertThat(job.getJsonObject("parameters").getInt("width")).isEqualTo(128);
        assertThat(job.getString("model")).startsWith("stability-ai/sdxl:");
        assertThat(job.getString("prediction_id")).isNotBlank();
        assertThat(job.getString("finished_at")).isNotBlank();
        assertThat(job.getJsonArray("results")).hasSize(1);
        assertThat(job.getJsonArray("failed_attempts")).isEmpty();
    }

    @Test
    void servesResultsInPieces(Api api) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("A dog in the snow"));
        String url = caller.awaitStatus(id, "completed").field("result_url");
        Answer whole = api.get(url).isOk();
        Answer piece = api.get(url, "Range", "bytes=10-19").is(206);
        assertThat(piece.bytes()).isEqualTo(java.util.Arrays.copyOfRange(whole.bytes(), 10, 20));
        api.get(url, "If-None-Match", whole.header("ETag")).is(304);
        assertThat(api.get(url + "?download").header("Content-Disposition")).contains("attachment");
        api.get("/media/" + id + ".exe").is(404);
        api.get("/media/" + id + "-2.png").is(404);
        api.get("/media/..%2f" + id + ".png").is(404);
    }

    @Test
    void keepsEveryResultOfAModel(Api api) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(Generating.order("Hearts", "width", 64, "height", 64, "num_outputs", 3));
        caller.awaitStatus(id, "completed");
        List<JsonString> results = caller.job(id).json().getJsonArray("results").getValuesAs(JsonString.class);
        assertThat(results).hasSize(3);
        results.forEach(url -> api.get(url.getString()).isOk());
        assertThat(results.get(1).getString()).startsWith("/media/" + id + "-2.");
    }

    @Test
    void refusesWhatTheModelDoesNotTake(Api api) {
        Generating caller = Generating.withoutKey(api);
        assertThat(refused(caller, Generating.order("x", "width", "wide"))).containsExactly("parameters.width");
        assertThat(refused(caller, Generating.order("x", "num_outputs", 9))).containsExactly("parameters.num_outputs");
        assertThat(refused(caller, Generating.order("x", "widht", 64))).containsExactly("parameters.widht");
        assertThat(refused(caller, "{\"prompt\":\"x\",\"model\":\"somebody/else\"}"))
                .containsExactly("model");
        assertThat(refused(caller, "{\"prompt\":\"  \"}")).containsExactly("prompt");
        assertThat(refused(caller, "{\"prompt\":\"" + "x".repeat(10_001) + "\"}"))
                .containsExactly("prompt");
        assertThat(refused(caller, "{\"prompt\":7,\"parameters\":[],\"extra\":1}"))
                .containsExactly("extra", "parameters", "prompt");
        assertThat(refused(caller, "{\"prompt\":\"x\",\"parameters\":{\"prompt\":\"y\"}}"))
                .containsExactly("parameters.prompt");
    }

    @Test
    void takesAPromptOfTenThousandCharacters(Api api) {
        Generating caller = Generating.withoutKey(api);
        caller.generate(smallPicture("é".repeat(10_000))).is(201);
    }

    @Test
    void answersInTheCodesOfTheSpecification(Api api) {
        Generating caller = Generating.withoutKey(api);
        assertThat(caller.generate("{nonsense").is(400).field("code")).isEqualTo("malformed_json");
        String unknown = UUID.randomUUID().toString();
        for (String path : List.of("/api/v1/status/", "/api/v1/jobs/")) {
            Answer answer = caller.get(path + unknown).is(404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.field("detail")).contains(unknown);
            caller.get(path + "nonsense").is(404);
        }
        caller.get("/api/v1/health").isOk();
    }

    @Test
    void givesLoveSongsNoPlaceAmongItsJobs(Api api) {
        String song = api.submit(Order.anOrder()).sessionId();
        Generating.withoutKey(api).job(song).is(404);
        Generating.withoutKey(api).status(song).is(404);
    }

    @Test
    void showsAJobToItsKeyOnly(Api api) {
        Generating owner = Generating.withKey(api, 10);
        String id = owner.start(smallPicture("Secret"));
        owner.status(id).isOk();
        for (Generating stranger : List.of(Generating.withoutKey(api), Generating.withKey(api, 10))) {
            stranger.status(id).is(404);
            stranger.job(id).is(404);
            stranger.delete(id).is(404);
            stranger.get("/api/v1/jobs/" + id + "/events").is(404);
            stranger.post("/api/v1/jobs/" + id + "/tickets").is(404);
        }
        Generating.withKey(api, "sk_" + "x".repeat(43)).status(id).is(401);
    }

    @Test
    void takesAnOrderOnceUnderAKeyOfTheCaller(Api api, Records records) {
        Generating caller = Generating.withKey(api, 10);
        String name = "order-" + UUID.randomUUID();
        List<CompletableFuture<String>> calls = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> caller.generate(smallPicture("Once"), "Idempotency-Key", name)
                                .is(201)
                                .field("job_id")))
                .toList();
        Set<String> ids = new TreeSet<>();
        calls.forEach(call -> ids.add(call.join()));
        assertThat(ids).hasSize(1);
        assertThat(caller.generate(smallPicture("Twice"), "Idempotency-Key", name)
                        .is(422)
                        .field("code"))
                .isEqualTo("idempotency_key_reused");
        assertThat(Generating.withKey(api, 10)
                        .generate(smallPicture("Other"), "Idempotency-Key", name)
                        .is(201)
                        .field("job_id"))
                .isNotIn(ids);
        assertThat(records.count(
                        "select count(*) from jobs where id = ?", ids.iterator().next()))
                .isEqualTo(1);
    }

    @Test
    void keepsToTheLimitOfAKey(Api api) {
        Generating caller = Generating.withKey(api, 3);
        for (int left = 2; left >= 0; left--) {
            assertThat(caller.generate(smallPicture("Limited")).is(201).header("RateLimit"))
                    .startsWith("\"generate\";r=" + left);
        }
        Answer refused = caller.generate(smallPicture("Limited")).is(429);
        assertThat(refused.field("code")).isEqualTo("quota_exceeded");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_500, 3_600);
        assertThat(caller.list("").isOk().json().getJsonArray("jobs")).hasSize(3);
    }

    @Test
    void listsTheJobsOfAKeyInPages(Api api) {
        Generating caller = Generating.withKey(api, 10);
        caller.list("").isOk().hasJson("{\"jobs\":[],\"next_cursor\":null}");
        List<String> ids = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> caller.start(smallPicture("Page " + i)))
                .toList();
        ids.forEach(id -> caller.awaitStatus(id, "completed"));
        JsonObject first = caller.list("?limit=2&status=completed").isOk().json();
        JsonObject second = caller.list("?limit=2&cursor=" + first.getString("next_cursor"))
                .isOk()
                .json();
        JsonObject third = caller.list("?limit=2&cursor=" + second.getString("next_cursor"))
                .isOk()
                .json();
        assertThat(idsOf(first)).containsExactly(ids.get(4), ids.get(3));
        assertThat(idsOf(second)).containsExactly(ids.get(2), ids.get(1));
        assertThat(idsOf(third)).containsExactly(ids.get(0));
        assertThat(third.get("next_cursor")).isEqualTo(JsonValue.NULL);
        assertThat(idsOf(caller.list("?status=failed").isOk().json())).isEmpty();
        assertThat(idsOf(caller.list("?created_after=2100-01-01T00:00:00Z")
                        .isOk()
                        .json()))
                .isEmpty();
        caller.list("?status=done").is(422);
        caller.list("?limit=0").is(422);
        caller.list("?cursor=nonsense").is(422);
        caller.list("?stauts=failed").is(422);
        caller.getWithoutKey("/api/v1/jobs").is(401);
    }

    @Test
    void refusesAQueryThatNoDatabaseTakes(Api api) {
        Generating caller = Generating.withKey(api, 10);
        String nul = Base64.getUrlEncoder()
                .encodeToString("2027-02-14T00:00:00Z \0".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (String query : List.of(
                "model=%00",
                "cursor=" + nul,
                "created_after=%2B1000000000-12-31T23:59:59Z",
                "created_before=-1000000000-01-01T00:00:00Z")) {
            assertThat(caller.list("?" + query).is(422).field("code")).isEqualTo("validation_failed");
        }
    }

    @Test
    void saysTheSameOfAJobAloneAndInLists(Api api, Records records) {
        Generating caller = Generating.withKey(api, 10);
        String id = caller.start(smallPicture("Simulate slow"));
        await().atMost(Duration.ofSeconds(30)).until(() -> records.update("""
                update jobs set state = 'READY', due_at = now() + interval '1 hour'
                 where id = ? and state = 'PARKED'""", id) == 1);
        assertThat(caller.status(id).field("status")).isEqualTo("processing");
        assertThat(idsOf(caller.list("?status=processing").isOk().json())).containsExactly(id);
        assertThat(idsOf(caller.list("?status=pending").isOk().json())).isEmpty();
        caller.delete(id).isOk();
    }

    @Test
    void endsTheStreamOfAJobThatIsErased(Api api, Records records) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate slow"));
        CompletableFuture<String> told = CompletableFuture.supplyAsync(
                () -> caller.get("/api/v1/jobs/" + id + "/events").text());
        await().atMost(Duration.ofSeconds(30)).until(() -> records.update("""
                with told as (insert into job_events (job_id, name, data, at) values (?, 'erased', '', now())),
                     left_slot as (update provider_tasks set state = 'ABANDONED' where job_id = ?)
                update jobs set state = 'FAILED', due_at = null, error_stage = 'predict', error_code = 'broken',
                       error_message = null, finished_at = now(), erased_at = now()
                 where id = ? and state = 'PARKED'""", id, id, id) == 1);
        assertThat(told).succeedsWithin(Duration.ofSeconds(20));
        caller.status(id).is(410);
    }

    @Test
    void deletesWhatHasEnded(Api api) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Gone soon"));
        String url = caller.awaitStatus(id, "completed").field("result_url");
        caller.delete(id).is(204);
        caller.status(id).is(410);
        caller.job(id).is(410);
        caller.delete(id).is(410);
        api.get(url).is(410);
    }

    @Test
    void followsAJobToItsEnd(Api api) {
        Generating caller = Generating.withKey(api, 10);
        String id = caller.start(smallPicture("Followed"));
        String ticket = caller.post("/api/v1/jobs/" + id + "/tickets").is(201).field("ticket");
        String told = caller.getWithoutKey("/api/v1/jobs/" + id + "/events?ticket=" + ticket)
                .isOk()
                .text();
        assertThat(told).contains("event: progress", "\"status\":\"completed\"", "id: ");
        assertThat(caller.get("/api/v1/jobs/" + id + "/events").isOk().text()).contains("\"status\":\"completed\"");
        caller.getWithoutKey("/api/v1/jobs/" + id + "/events").is(404);
        caller.getWithoutKey("/api/v1/jobs/" + id + "/events?ticket=" + ticket + "x")
                .is(404);
    }

    @Test
    void holdsAnOrderUntilItsJobHasEnded(Api api) {
        Generating caller = Generating.withoutKey(api);
        Answer done =
                caller.generate(smallPicture("Awaited"), "Prefer", "wait=60").is(201);
        done.hasHeader("Preference-Applied", "wait=60");
        assertThat(done.field("status")).isEqualTo("completed");
        assertThat(done.header("Location")).isEqualTo("/api/v1/status/" + done.field("job_id"));
        api.get(done.field("result_url")).isOk();
    }

    @Test
    void sendsACallerAwayWhoseTimeIsOver(Api api) {
        Generating caller = Generating.withoutKey(api);
        Answer late = caller.generate(smallPicture("Simulate slow"), "Prefer", "respond-async, wait=1")
                .is(202);
        late.hasHeader("Preference-Applied", "wait=1").hasHeader("Retry-After", "5");
        assertThat(late.field("status")).isEqualTo("pending");
        caller.delete(late.field("job_id")).isOk();
    }

    /** The server ends asynchronous requests after 30 s unless it is told otherwise. */
    @Test
    void holdsAnOrderForLongerThanTheServerWould(Api api, Records records) {
        Generating caller = Generating.withKey(api, 10);
        CompletableFuture<Answer> held = CompletableFuture.supplyAsync(
                () -> caller.generate(smallPicture("Simulate lost"), "Prefer", "wait=120"));
        String id = await().atMost(Duration.ofSeconds(10))
                .until(() -> idsOf(caller.list("").isOk().json()), ids -> !ids.isEmpty())
                .get(0);
        await().atMost(Duration.ofSeconds(10)).until(() -> records.update("""
                update jobs set due_at = now() + interval '1 hour' where id = ? and state = 'PARKED'""", id) == 1);
        await().during(Duration.ofSeconds(36)).atMost(Duration.ofSeconds(40)).until(() -> !held.isDone());

        caller.delete(id).isOk();

        assertThat(held).succeedsWithin(Duration.ofSeconds(10));
        assertThat(held.join().is(201).field("status")).isEqualTo("failed");
    }

    @Test
    void tellsPercentAndCost(Api api) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Paid for"));
        caller.awaitStatus(id, "completed");
        JsonObject job = caller.job(id).isOk().json();
        assertThat(job.getInt("percent")).isEqualTo(100);
        assertThat(job.getJsonNumber("cost").bigDecimalValue()).isEqualByComparingTo("0.006");
    }

    @Test
    void keepsWhoeverHasSeenTheEndFromComingBack(Api api) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Followed to the end"));
        String path = "/api/v1/jobs/" + id + "/events";
        Answer stream = caller.get(path).isOk();
        stream.hasHeader("X-Accel-Buffering", "no").hasHeader("Cache-Control", "no-store");
        List<String> ids = stream.text()
                .lines()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip())
                .toList();
        String last = ids.get(ids.size() - 1);
        caller.get(path, "Last-Event-ID", last).is(204);
        caller.get(path + "?last_event_id=" + last).is(204);
        assertThat(caller.get(path, "Last-Event-ID", "1").isOk().text()).contains("\"status\":\"completed\"");
    }

    private static List<String> refused(Generating caller, String body) {
        return caller.generate(body).is(422).json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("field"))
                .sorted()
                .toList();
    }

    private static List<String> idsOf(JsonObject page) {
        return page.getJsonArray("jobs").getValuesAs(JsonObject.class).stream()
                .map(job -> job.getString("job_id"))
                .toList();
    }
}
