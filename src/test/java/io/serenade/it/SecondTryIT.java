package io.serenade.it;

import static io.serenade.it.Order.anOrder;
import static io.serenade.it.Order.anOrderThatFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Songs that failed, and their second try. */
@ExtendWith(RunningServer.class)
class SecondTryIT {
    @Test
    void beginsInTheSameSessionForTheBrowserThatOrdered(Api api, Records records) {
        Answer accepted = api.submit(anOrderThatFails()).isOk();
        String id = accepted.sessionId();
        String cookie = accepted.field("cookie_id");
        api.awaitFailure(id);
        api.results(id).is(400).hasJson("""
            {"success":false,"status":"fail","message":"Video generation failed. Please try again."}\
            """);
        assertThat(records.column("llm_status", id)).contains("fail");

        api.retry(id, "cookie_of_somebody_else").isFailure(403, "forbidden");
        api.post("/api/submissions/" + id + "/retry", "{}").isFailure(403, "forbidden");
        api.post("/api/submissions/" + id + "/retry", "nonsense").isFailure(400, "validation_failed");
        assertThat(api.status(id).field("status")).isEqualTo("fail");

        api.retry(id, cookie).isOk().hasJson("{\"success\":true,\"session_id\":\"" + id + "\"}");
        api.awaitFailure(id);
        assertThat(records.songRequestsOf(id)).isEqualTo(2);
        assertThat(records.count("select used from total_limits where key = ?", "cookie:" + cookie))
                .isEqualTo(1);
    }

    @Test
    void isMadeOnceMoreByItselfWhereTheSongGarblesTheName(Api api, Records records) {
        Answer accepted = api.submit(anOrder().withPetName("Simulate Garbled")).isOk();
        String id = accepted.sessionId();
        api.awaitSuccess(id);

        assertThat(secondTakeOf(id, records)).contains("MENDED");
        assertThat(api.results(id).field("lyrics")).contains("Simulate Garbled");
        assertThat(songsOf(id, records)).isEqualTo(2);
        assertThat(api.get("/result/" + id).text()).contains("so we had it sung once more");
        assertThat(records.count(
                        "select used from total_limits where key = ?", "cookie:" + accepted.field("cookie_id")))
                .isEqualTo(1);
    }

    @Test
    void isMadeOnceMoreOnceAndNotMore(Api api, Records records) {
        String id = api.submit(anOrder().withPetName("Simulate Mumbled")).sessionId();
        api.awaitSuccess(id);

        assertThat(secondTakeOf(id, records)).contains("BETTER_OF_TWO");
        assertThat(songsOf(id, records)).isEqualTo(2);
        assertThat(api.get("/result/" + id).text()).contains("You hear the better take");
    }

    private static Optional<String> secondTakeOf(String id, Records records) {
        return records.find("select second_take from love_songs where session_id = ?", id);
    }

    private static long songsOf(String id, Records records) {
        return records.count("select count(*) from provider_tasks where job_id = ? and state = 'SUCCEEDED'", id);
    }

    @Test
    void isPaidForThreeTimesAtMost(Api api, Records records) {
        Answer accepted = api.submit(anOrderThatFails()).isOk();
        String id = accepted.sessionId();
        api.awaitFailure(id);
        for (int tried = 1; tried <= 3; tried++) {
            api.retry(id, accepted.field("cookie_id")).isOk();
            api.awaitFailure(id);
        }

        api.retry(id, accepted.field("cookie_id")).isFailure(409, "tried_too_often");
        assertThat(records.songRequestsOf(id)).isEqualTo(4);
    }

    @Test
    void offersOtherNamesWhereTheNamesWereRefused(Api api) {
        String id = api.submit(anOrderThatFails()).sessionId();
        api.awaitFailure(id);

        assertThat(api.get("/result/" + id).text()).contains("Change the names").doesNotContain("x-on:click=\"again\"");
    }

    @Test
    void isOnlyForFailedSongs(Api api) {
        Answer accepted = api.submit(anOrder()).isOk();
        String id = accepted.sessionId();
        api.retry(id, accepted.field("cookie_id")).isFailure(409, "not_failed");
        api.awaitSuccess(id);
        api.retry(id, accepted.field("cookie_id")).isFailure(409, "not_failed");
    }
}
