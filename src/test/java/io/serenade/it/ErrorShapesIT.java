package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each API refuses in its own form, whoever refuses: our resources, the framework, or the server before both. */
@ExtendWith(RunningServer.class)
class ErrorShapesIT {
    private static final String GENERATE = "/api/v1/generate";
    private static final String ORDER = "/api/submissions";
    private static final String KEYS = "/api/admin/api-keys";
    private static final String ORIGIN = "http://localhost:8000";

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/nothing-here,                    404, not_found",
        "GET,  /api/v1x,                             404, not_found",
        "PUT,  /api/submissions,                     405, method_not_allowed",
        "GET,  /api/admin/queue-status,              401, unauthorized",
        "GET,  /api/submissions/%ff/status,          400, bad_request",
    })
    void theMicrositeKeepsItsShape(String method, String path, int status, String error, Api api) {
        api.send(method, path, BodyPublishers.noBody(), "Origin", ORIGIN).isFailure(status, error);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/nothing-here,  404, not_found",
        "PUT,    /api/v1/generate,      405, method_not_allowed",
        "GET,    /api/v1/jobs,          401, unauthorized",
        "GET,    /api/v1/status/%ff,    400, bad_request",
        "GET,    /api/admin/api-keys,   401, unauthorized",
        "PUT,    /api/admin/api-keys,   405, method_not_allowed",
        "POST,   /api/callbacks/nobody/nothing, 404, not_found",
    })
    void otherApisTellProblems(String method, String path, int status, String code, Api api) {
        api.send(method, path, BodyPublishers.noBody()).isProblem(status, code);
    }

    @Test
    void malformedHeadersAreToldInTheFormOfTheApi(Api api) {
        api.postAs("application", ORDER, "{}", "Origin", ORIGIN)
                .isFailure(400, "bad_request")
                .hasHeader("Access-Control-Allow-Origin", ORIGIN);
        api.postAs("application", GENERATE, "{}").isProblem(400, "bad_request");
        api.get("/api/health", "Accept", "foo").isFailure(400, "bad_request");
        api.get("/api/v1/jobs/123e4567-e89b-42d3-a456-426614174000", "Accept", "foo")
                .isProblem(400, "bad_request");
    }

    @Test
    void pagesAreRefusedAsPages(Api api) {
        assertThat(api.get("/nothing-here").is(404).header("Content-Type")).startsWith("text/html");
    }

    /** A foreign page can make its visitors send these without asking us first. */
    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void ordersComeAsJsonOnly(String type, Api api) {
        api.postAs(type, ORDER, "{}").isFailure(415, "unsupported_media_type");
        api.postAs(type, ORDER + "/abcdefghijklmnopqrstuvwx/report", "{}").is(404);
        api.postAs(type, GENERATE, "{\"prompt\":\"x\"}").isProblem(415, "unsupported_media_type");
        api.postAs(type, KEYS, "{\"name\":\"Shop\"}", "Authorization", Api.operator())
                .isProblem(415, "unsupported_media_type");
    }

    @Test
    void takesJsonWhateverItsParameters(Api api) {
        api.postAs("application/json; charset=utf-8", ORDER, "{}").isFailure(400, "validation_failed");
        api.postAs("APPLICATION/JSON", GENERATE, "{}").isProblem(422, "validation_failed");
    }

    @Test
    void providersAreTakenWhateverTheyCallTheirJson(Api api) {
        api.postAs("text/plain", "/api/webhook", "{\"task_id\":\"a\",\"status\":\"SUCCESS\"}")
                .is(404);
    }

    @Test
    void refusesWhatFollowsTheObject(Api api) {
        for (String junk : new String[] {"{} {}", "{}x", "{},", "{}]"}) {
            api.post(ORDER, junk).isFailure(400, "validation_failed");
            api.post(GENERATE, junk).isProblem(400, "malformed_json");
        }
        api.post(GENERATE, "{} \r\n").isProblem(422, "validation_failed");
    }

    @Test
    void refusesBodiesThatAreTooLarge(Api api) {
        String large = "{\"photo\":\"" + "A".repeat(8_000_000) + "\"}";
        api.post(ORDER, large, "Origin", ORIGIN)
                .isFailure(413, "payload_too_large")
                .hasHeader("Access-Control-Allow-Origin", ORIGIN);
        api.post(GENERATE, large).isProblem(413, "payload_too_large");
        api.postUnmeasured(GENERATE, "{\"prompt\":\"" + "A".repeat(600_000) + "\"}")
                .isProblem(413, "payload_too_large");
    }
}
