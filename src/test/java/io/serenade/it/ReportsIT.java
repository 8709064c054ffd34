package io.serenade.it;

import static io.serenade.it.Order.anOrderThatFails;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Songs that visitors report, and what the operator does about it. */
@ExtendWith(RunningServer.class)
class ReportsIT {
    private static final String UNKNOWN = "abcdefghijklmnopqrstuvwx";

    @Test
    void removesAReportedSongForGood(Api api, Records records) {
        String id = api.finishedSong();
        report(api.otherVisitor(), id, "personal", "That is <b>my</b> dog\\u0000\\nreally")
                .isOk();

        JsonObject shown = openReportsOf(id, api).get(0);
        assertThat(shown.getString("reason")).isEqualTo("personal");
        assertThat(shown.getString("words")).isEqualTo("That is <b>my</b> dog\nreally");
        assertThat(shown.getString("pet_name")).isEqualTo("Toby");
        assertThat(shown.getString("result_url")).endsWith("/result/" + id);
        assertThat(operatorsPage(api))
                .contains(id)
                .contains("&lt;b&gt;my&lt;/b&gt;")
                .doesNotContain("<b>my");

        api.postAsOperator("/api/admin/submissions/" + id + "/take-down").isOk();

        assertThat(api.get("/result/" + id).is(410).text()).contains("This song was removed");
        assertThat(api.results(id).isFailure(410, "gone").field("message")).isEqualTo("This song was removed.");
        api.status(id).isFailure(410, "gone");
        api.get("/storage/video/" + id + ".mp4").is(410);
        assertThat(records.filesOfSong(id)).isEmpty();
        assertThat(records.find(
                        "select coalesce(owner_name, pet_name, lyrics) from love_songs where session_id = ?", id))
                .isEmpty();
        assertThat(records.find("select words from song_reports where session_id = ?", id))
                .contains("");
        assertThat(openReportsOf(id, api)).isEmpty();
        api.postAsOperator("/api/admin/submissions/" + id + "/take-down").isFailure(410, "gone");
        report(api, id, "other", "").isFailure(410, "gone");
    }

    @Test
    void stopsASongOnItsWay(Api api, Records records) {
        String id = api.submit(Order.anOrder()).sessionId();
        api.postAsOperator("/api/admin/submissions/" + id + "/take-down").isOk();
        api.results(id).isFailure(410, "gone");
        assertThat(records.count(
                        "select count(*) from provider_tasks where job_id = ? and state in ('QUEUED', 'ADMITTED', 'SENT', 'RUNNING')",
                        id))
                .isZero();
    }

    @Test
    void leavesTheSongOfADismissedReport(Api api) {
        String id = api.submit(anOrderThatFails()).sessionId();
        report(api, id, "other", "").isOk();
        int number = openReportsOf(id, api).get(0).getInt("id");

        api.postAsOperator("/api/admin/reports/" + number + "/dismiss").isOk();

        assertThat(openReportsOf(id, api)).isEmpty();
        api.status(id).isOk();
        api.postAsOperator("/api/admin/reports/" + number + "/dismiss").isFailure(404, "not_found");
    }

    @Test
    void refusesReportsItCannotUse(Api api) {
        String id = api.submit(anOrderThatFails()).sessionId();
        report(api, id, "boredom", "").refuses("reason");
        report(api, id, "", "").refuses("reason");
        report(api, id, "other", "x".repeat(501)).refuses("words");
        api.post("/api/submissions/" + id + "/report", "nonsense").isFailure(400, "validation_failed");
        report(api, UNKNOWN, "other", "").is(404);
        assertThat(openReportsOf(id, api)).isEmpty();
    }

    @Test
    void takesTenReportsOfAnAddressAnHour(Api api) {
        String id = api.submit(anOrderThatFails()).sessionId();
        for (int i = 0; i < 10; i++) {
            report(api, id, "other", "x".repeat(500)).isOk();
        }
        report(api, id, "other", "").isFailure(429, "too_many_requests");
        report(api.otherVisitor(), id, "other", "").isOk();
    }

    @Test
    void letsOnlyTheOperatorActAndOnlyFromOurOwnPages(Api api) {
        String id = api.submit(anOrderThatFails()).sessionId();
        String takeDown = "/api/admin/submissions/" + id + "/take-down";

        api.get("/api/admin/reports").isFailure(401, "unauthorized");
        api.post(takeDown, "").isFailure(401, "unauthorized");
        api.post("/admin/reports", "take_down=" + id, "Content-Type", "application/x-www-form-urlencoded")
                .is(401);
        api.postAsOperator(takeDown, "Origin", "https://elsewhere.example").isFailure(403, "forbidden");
        api.postAsOperator("/admin/reports?take_down=" + id, "Origin", "https://elsewhere.example")
                .is(403);
        api.postAsOperator("/admin/reports?take_down=" + id, "Origin", "null").is(403);
        api.status(id).isOk();
        api.postAsOperator("/api/admin/submissions/" + UNKNOWN + "/take-down").is(404);

        assertThat(api.postAsOperator("/admin/reports?take_down=" + id).is(303).header("Location"))
                .isEqualTo("/admin/reports");
        api.status(id).isFailure(410, "gone");
    }

    private static Answer report(Api api, String id, String reason, String words) {
        return api.post(
                "/api/submissions/" + id + "/report", "{\"reason\":\"" + reason + "\",\"words\":\"" + words + "\"}");
    }

    private static String operatorsPage(Api api) {
        return api.getAsOperator("/admin/reports", RunningServer.PASSWORD)
                .isOk()
                .text();
    }

    private static List<JsonObject> openReportsOf(String id, Api api) {
        return api
                .getAsOperator("/api/admin/reports", RunningServer.PASSWORD)
                .isOk()
                .json()
                .getJsonArray("reports")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(report -> report.getString("session_id").equals(id))
                .toList();
    }
}
