package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.docs.ObservedNames;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue.ValueType;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What load balancers, operators and browsers of other sites meet. */
@ExtendWith(RunningServer.class)
class OperationsIT {
    private static final String QUEUE = "/api/admin/queue-status";
    private static final String OVERVIEW = "/api/admin/overview";

    @Test
    void tellsItsHealth(Api api) {
        Answer health = api.get("/api/health").isOk();
        assertThat(health.json()).containsOnlyKeys("status", "timestamp", "database", "queue", "workers", "storage");
        assertThat(health.field("status")).isEqualTo("healthy");
        assertThat(health.field("database")).isEqualTo("connected");
        assertThat(health.field("queue")).isEqualTo("connected");
        assertThat(health.json().getInt("workers")).isPositive();
        assertThat(Instant.parse(health.field("timestamp")))
                .isBefore(Instant.now().plusSeconds(60));
        List.of("live", "ready", "started")
                .forEach(probe -> assertThat(api.get("/health/" + probe).isOk().field("status"))
                        .isEqualTo("UP"));
    }

    @Test
    void showsTheQueueAsAPageToTheOperatorOnly(Api api) {
        api.get("/admin").is(401);

        assertThat(api.getAsOperator("/admin", RunningServer.PASSWORD).is(200).text())
                .contains("strip-generation", "strip-lovesong", "/admin/reports");
    }

    @Test
    void countsTheJobsOfEveryProduct(Api api) {
        api.get(OVERVIEW).isFailure(401, "unauthorized");
        JsonObject before = overview(api);
        String song = api.submit(Order.anOrderThatFails()).sessionId();
        api.awaitFailure(song);
        Generating.withoutKey(api)
                .awaitStatus(Generating.withoutKey(api).start(Generating.smallPicture("Counted")), "completed");

        JsonObject after = overview(api);

        assertThat(after.keySet())
                .containsExactly("at", "products", "pools", "nodes", "accounts", "failures", "spending", "storage");
        assertThat(of(after, "products", "product", "lovesong").getInt("failed"))
                .isGreaterThan(of(before, "products", "product", "lovesong").getInt("failed"));
        assertThat(of(after, "products", "product", "generation").getInt("succeeded"))
                .isGreaterThan(of(before, "products", "product", "generation").getInt("succeeded"));
        assertThat(of(after, "failures", "product", "lovesong").getString("stage"))
                .isEqualTo("compose-song");
        assertThat(of(after, "accounts", "provider", "sonauto").getInt("slots")).isEqualTo(40);
        assertThat(after.getJsonArray("pools")).hasSize(2);
        assertThat(after.getJsonArray("nodes")).hasSize(1);
    }

    /** A song that failed and one picture are all that it takes for every number to be there. */
    @Test
    void offersWhatDashboardAndAlertsAskFor(Api api) throws IOException {
        api.awaitFailure(api.submit(Order.anOrderThatFails()).sessionId());
        Generating.withoutKey(api)
                .awaitStatus(Generating.withoutKey(api).start(Generating.smallPicture("Measured")), "completed");

        String measures = api.get("/metrics", "Authorization", "Bearer " + RunningServer.METRICS_TOKEN)
                .is(200)
                .text();

        assertThat(ObservedNames.all())
                .allSatisfy(name -> assertThat(measures).containsPattern("(?m)^" + name + "[ {]"));
        api.get("/metrics").is(401);
        api.get("/metrics", "Authorization", "Bearer another-one-for-metrics").is(401);
    }

    private static JsonObject overview(Api api) {
        return api.getAsOperator(OVERVIEW, RunningServer.PASSWORD).isOk().json();
    }

    private static JsonObject of(JsonObject overview, String list, String name, String value) {
        return overview.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .filter(row -> row.getString(name).equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsTheQueueToTheOperatorOnly(Api api) {
        Answer stranger = api.get(QUEUE).isFailure(401, "unauthorized");
        assertThat(stranger.header("WWW-Authenticate")).startsWith("Basic realm=");
        api.getAsOperator(QUEUE, "a-guess").isFailure(401, "unauthorized");
        api.get(QUEUE, "Authorization", "Basic !!!").isFailure(401, "unauthorized");
        api.get(QUEUE, "Authorization", "Bearer x").isFailure(401, "unauthorized");

        Answer queue = api.getAsOperator(QUEUE, RunningServer.PASSWORD).isOk();
        assertThat(queue.json())
                .containsOnlyKeys(
                        "pending_submissions",
                        "processing_submissions",
                        "active_tasks",
                        "sonauto_credits",
                        "last_credits_check");
        List.of("pending_submissions", "processing_submissions", "active_tasks")
                .forEach(count ->
                        assertThat(queue.json().get(count).getValueType()).isEqualTo(ValueType.NUMBER));
    }

    @Test
    void comparesFewGuessesOfAnAddress(Api api) {
        for (int guess = 0; guess < 10; guess++) {
            api.getAsOperator(QUEUE, "guess-" + guess).isFailure(401, "unauthorized");
        }

        Answer refused = api.getAsOperator(QUEUE, RunningServer.PASSWORD).is(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 15 * 60);
        assertThat(api.getAsOperator("/admin", RunningServer.PASSWORD).is(429).header("Retry-After"))
                .isNotEmpty();
        api.otherVisitor().getAsOperator(QUEUE, RunningServer.PASSWORD).isOk();
    }

    @Test
    void keepsTheSandboxSwitchesForTheOperator(Api api) {
        api.get("/sandbox/faults").is(401);
        api.send("PUT", "/sandbox/faults", BodyPublishers.ofString("{\"song_generator\":{\"mode\":\"fail\"}}"))
                .is(401);
        Answer faults =
                api.getAsOperator("/sandbox/faults", RunningServer.PASSWORD).isOk();
        assertThat(faults.json().getJsonObject("song_generator").getString("mode"))
                .isEqualTo("none");
    }

    @Test
    void answersUnknownAddressesAndMethodsInJson(Api api) {
        api.get("/api/nothing-here").isFailure(404, "not_found");
        Answer wrong = api.send("PUT", "/api/submissions", BodyPublishers.noBody());
        wrong.isFailure(405, "method_not_allowed");
        assertThat(wrong.header("Allow")).contains("POST");
    }

    @Test
    void letsAllowedOriginsCall(Api api) {
        Answer preflight = preflight(api, "http://localhost:8000");
        assertThat(preflight.status()).isEqualTo(204);
        preflight
                .hasHeader("Access-Control-Allow-Origin", "http://localhost:8000")
                .hasHeader("Access-Control-Allow-Credentials", "true")
                .hasHeader("Access-Control-Allow-Methods", "GET, POST")
                .hasHeader("Access-Control-Allow-Headers", "content-type");
        assertThat(preflight.header("Vary")).contains("Origin");
        api.get("/api/health", "Origin", "http://localhost:8000")
                .isOk()
                .hasHeader("Access-Control-Allow-Origin", "http://localhost:8000")
                .hasHeader("Access-Control-Allow-Credentials", "true");
    }

    @Test
    void allowsOtherOriginsNothing(Api api) {
        for (String origin : List.of("https://evil.example", "null", "http://localhost:8000.evil.example")) {
            for (Answer answer : List.of(preflight(api, origin), api.get("/api/health", "Origin", origin))) {
                assertThat(answer.headers().map().keySet())
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
                assertThat(answer.header("Vary")).contains("Origin");
            }
        }
    }

    @Test
    void letsAllowedOriginsDoMoreBelowTheVersionedApi(Api api) {
        String origin = "http://localhost:8000";
        for (String path : List.of("/api/v1", "/api/v1/jobs/1")) {
            preflight(api, path, origin)
                    .is(204)
                    .hasHeader("Access-Control-Allow-Origin", origin)
                    .hasHeader("Access-Control-Allow-Credentials", "true")
                    .hasHeader("Access-Control-Allow-Methods", "GET, POST, DELETE")
                    .hasHeader(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, Prefer");
        }
        api.get("/api/v1/nothing-here", "Origin", origin)
                .is(404)
                .hasHeader("Access-Control-Allow-Origin", origin)
                .hasHeader(
                        "Access-Control-Expose-Headers",
                        "Location, Retry-After, Content-Disposition, RateLimit, RateLimit-Policy");
        preflight(api, "/api/v1x", origin).hasHeader("Access-Control-Allow-Methods", "GET, POST");
    }

    @Test
    void keepsTheOperatorsDataFromOtherOrigins(Api api) {
        String origin = "http://localhost:8000";
        for (String path : List.of(
                "/api/admin/api-keys",
                "/api/admin/api-keys/an-id",
                QUEUE,
                "/api/admin/reports",
                "/api/admin/submissions/an-id/take-down",
                "/api/admin/nothing-here",
                "/sandbox/faults",
                "/sandbox/key",
                "/admin")) {
            for (Answer answer : List.of(
                    preflight(api, path, origin),
                    api.get(path, "Origin", origin),
                    api.get(path, "Origin", origin, "Authorization", Api.operator()))) {
                assertThat(answer.headers().map().keySet())
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
            }
        }
    }

    @Test
    void explainsProblems(Api api) {
        assertThat(api.get("/problems").isOk().text()).contains("validation_failed", "quota_exceeded");
        Answer one = api.get("/problems/validation-failed").isOk();
        assertThat(one.header("Content-Type")).startsWith("text/html");
        assertThat(one.text()).contains("validation_failed").doesNotContain("not_found");
        api.get("/problems/nothing-here").is(404);
    }

    private static Answer preflight(Api api, String origin) {
        return preflight(api, "/api/submissions", origin);
    }

    private static Answer preflight(Api api, String path, String origin) {
        return api.send(
                "OPTIONS",
                path,
                BodyPublishers.noBody(),
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type");
    }

    @Test
    void protectsEveryAnswer(Api api) {
        for (String path : List.of("/", "/api/health", "/api/nothing-here", "/storage/nothing", "/nothing-here")) {
            Answer answer = api.get(path);
            answer.hasHeader("X-Content-Type-Options", "nosniff")
                    .hasHeader("Referrer-Policy", "strict-origin-when-cross-origin")
                    .hasHeader("Cross-Origin-Opener-Policy", "same-origin");
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src '");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()");
            assertThat(answer.header("Server") + answer.header("X-Powered-By")).isEmpty();
            assertThat(answer.text()).doesNotContain("WildFly", "Undertow", "RESTEASY", "\tat ");
        }
    }

    @Test
    void leadsOldAddressesToTheNewOnes(Api api) {
        leads(api, "/index.php", "/");
        leads(api, "/waiting.php?session_id=abcdefghijklmnopqrstuvwx", "/waiting/abcdefghijklmnopqrstuvwx");
        leads(api, "/result.php?session_id=abcdefghijklmnopqrstuvwx", "/result/abcdefghijklmnopqrstuvwx");
        leads(api, "/waiting.php", "/");
        leads(api, "/result.php?session_id=", "/");
        leads(api, "/result.php?session_id=%2F%2Fevil.example", "/");
        leads(api, "/result.php?session_id=a%0d%0aSet-Cookie:x", "/");
    }

    private static void leads(Api api, String from, String to) {
        api.get(from).is(302).hasHeader("Location", to);
    }

    @Test
    void servesPages(Api api) {
        assertThat(api.get("/").isOk().text()).startsWithIgnoringCase("<!doctype html>");
        api.get("/terms").isOk();
        api.get("/privacy").isOk();
        api.get("/result/abcdefghijklmnopqrstuvwx").is(404);
        api.get("/waiting/abcdefghijklmnopqrstuvwx").is(404);
    }
}
