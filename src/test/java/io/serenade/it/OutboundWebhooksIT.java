package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.it.WebhookReceiver.Call;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A back end that is told when its generation has ended, and an operator who looks after that. */
@ExtendWith(RunningServer.class)
class OutboundWebhooksIT {
    private static final String DELIVERIES = "/api/admin/webhook-deliveries";

    private final Api api;

    OutboundWebhooksIT(Api api) {
        this.api = api;
    }

    @Test
    void tellsTheReceiverTheSameUntilItTakesIt() throws IOException {
        Generating backEnd = Generating.withKey(api, 10);
        try (WebhookReceiver receiver = new WebhookReceiver(1, RunningServer.CALLBACK_PORT)) {
            String id = backEnd.start(orderTo(receiver.address()));
            List<Call> calls = receiver.await(2);

            Call call = calls.get(1);
            assertThat(call.body())
                    .isEqualTo("{\"job_id\":\"" + id + "\",\"status\":\"completed\",\"result_url\":\""
                            + backEnd.status(id).field("result_url") + "\"}")
                    .isEqualTo(calls.get(0).body());
            assertThat(call.verifies(RunningServer.WEBHOOK_SECRET)).isTrue();
            assertThat(call.header("webhook-id")).isEqualTo(calls.get(0).header("webhook-id"));

            JsonObject delivery = delivered(id);
            assertThat(delivery.getString("webhook_id")).isEqualTo(call.header("webhook-id"));
            assertThat(delivery.getString("body")).isEqualTo(call.body());
            assertThat(outcomes(delivery)).containsExactly("failed 503", "delivered 200");

            isShownToItsOwnerOnly(backEnd, id);

            backEnd.post("/api/v1/jobs/" + id + "/webhook-deliveries/" + delivery.getInt("id") + "/replay")
                    .is(202);
            assertThat(receiver.await(3).get(2).body()).isEqualTo(call.body());
            delivered(id);
            api.postAsOperator(DELIVERIES + "/" + delivery.getInt("id") + "/replay")
                    .is(202);
            assertThat(receiver.await(4).get(3).verifies(RunningServer.WEBHOOK_SECRET))
                    .isTrue();
        }
    }

    private void isShownToItsOwnerOnly(Generating owner, String id) {
        String path = "/api/v1/jobs/" + id + "/webhook-deliveries";
        assertThat(owner.get(path).is(200).json().getJsonArray("deliveries")).hasSize(1);
        owner.getWithoutKey(path).isProblem(401, "unauthorized");
        Generating.withKey(api, 10).get(path).isProblem(404, "not_found");
        owner.post(path + "/999999999/replay").isProblem(404, "not_found");
        String ownerless = Generating.withoutKey(api).start(Generating.smallPicture("A job of nobody"));
        owner.get("/api/v1/jobs/" + ownerless + "/webhook-deliveries").isProblem(404, "not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://169.254.169.254/latest/meta-data | not public",
                "http://127.0.0.1:1/ | CALLBACK_HOSTS",
                "http://127.0.0.1/ | CALLBACK_HOSTS",
                "nowhere | whole http or https address",
                "7 | whole http or https address"
            })
    void refusesAnAddressWithASentence(String address, String part) {
        JsonObject problem = Generating.withoutKey(api)
                .generate(orderTo(address))
                .isProblem(422, "validation_failed")
                .json();

        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("field")).isEqualTo("callback_url");
        assertThat(error.getString("message")).contains(part);
    }

    @Test
    void triesAnAddressOutForTheOperator() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver(0, RunningServer.CALLBACK_PORT)) {
            JsonObject tested = test(receiver.address(), "generation").is(200).json();

            assertThat(tested.getBoolean("delivered")).isTrue();
            assertThat(tested.getInt("status")).isEqualTo(200);
            assertThat(receiver.await(1).get(0).verifies(RunningServer.WEBHOOK_SECRET))
                    .isTrue();
        }
        test("http://127.0.0.1:" + RunningServer.CALLBACK_PORT + "/", "generation")
                .is(200);
        assertThat(test("http://10.0.0.1/", "nonsense")
                        .isProblem(422, "validation_failed")
                        .json()
                        .getJsonArray("errors"))
                .hasSize(2);
    }

    @Test
    void isForOperatorsOnly() {
        api.get(DELIVERIES).isProblem(401, "unauthorized");
        api.post(DELIVERIES + "/1/replay", "").isProblem(401, "unauthorized");
        api.getAsOperator(DELIVERIES + "?limit=0&cursor=x", RunningServer.PASSWORD)
                .isProblem(422, "validation_failed");
        api.postAsOperator(DELIVERIES + "/999999999/replay").isProblem(404, "not_found");
        assertThat(api.getAsOperator("/admin", RunningServer.PASSWORD).is(200).text())
                .contains("/admin/webhooks");
        assertThat(api.getAsOperator("/admin/webhooks", RunningServer.PASSWORD)
                        .is(200)
                        .text())
                .contains("Send a test");
    }

    private Answer test(String url, String product) {
        String body = Json.createObjectBuilder()
                .add("url", url)
                .add("product", product)
                .build()
                .toString();
        return api.post(DELIVERIES + "/test", body, "Authorization", Api.operator());
    }

    private static String orderTo(String address) {
        return Json.createObjectBuilder()
                .add("prompt", "A cat that waits for news")
                .add("parameters", Json.createObjectBuilder().add("width", 128).add("height", 128))
                .add("callback_url", address)
                .build()
                .toString();
    }

    /** The only delivery of a job, once its receiver has taken it. */
    private JsonObject delivered(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.getAsOperator(DELIVERIES + "?job_id=" + id, RunningServer.PASSWORD)
                                .is(200)
                                .json()
                                .getJsonArray("deliveries")
                                .getJsonObject(0),
                        delivery -> delivery.getString("state").equals("delivered"));
    }

    private static List<String> outcomes(JsonObject delivery) {
        return delivery.getJsonArray("log").getValuesAs(JsonObject.class).stream()
                .map(attempt -> attempt.getString("outcome") + " " + attempt.getInt("status"))
                .toList();
    }
}
