package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A song finds its way to the wall, and down again. */
@ExtendWith(RunningServer.class)
class WallIT {
    @Test
    void hangsUpWhatTheMakerWantsAndTheOperatorAllows(Api api) {
        Answer order = api.submit(Order.anOrder());
        String id = order.sessionId();
        String token = order.field("delete_token");
        wall(api, "PUT", id, token).isFailure(409, "not_finished");
        api.awaitSuccess(id);

        wall(api, "PUT", id, "somebody-elses").isFailure(403, "forbidden");
        assertThat(wall(api, "GET", id, token).isOk().field("wall")).isEqualTo("none");
        assertThat(wall(api, "PUT", id, token).isOk().field("wall")).isEqualTo("waiting");
        assertThat(page(api)).doesNotContain(id);
        assertThat(api.get("/admin/wall", "Authorization", Api.operator())
                        .isOk()
                        .text())
                .contains(id);
        api.get("/admin/wall").is(401);

        api.postAsOperator("/api/admin/wall/" + id + "/show").isOk();
        assertThat(page(api)).contains("/result/" + id, "/storage/video/" + id + ".mp4#t=");
        assertThat(wall(api, "GET", id, token).field("wall")).isEqualTo("shown");

        api.postAsOperator("/api/admin/wall/" + id + "/refuse").isOk();
        assertThat(page(api)).doesNotContain(id);
        api.postAsOperator("/api/admin/wall/" + id + "/show").isOk();
        wall(api, "DELETE", id, token).isOk();
        assertThat(page(api)).doesNotContain(id);
    }

    @Test
    void leavesNothingOfAnErasedSong(Api api, Records records) {
        Answer order = api.submit(Order.anOrder());
        String id = order.sessionId();
        api.awaitSuccess(id);
        wall(api, "PUT", id, order.field("delete_token")).isOk();
        api.postAsOperator("/api/admin/wall/" + id + "/show").isOk();

        api.delete(id, order.field("delete_token")).is(204);

        assertThat(page(api)).doesNotContain(id);
        assertThat(records.count("select count(*) from wall_records where session_id = ?", id))
                .isZero();
        wall(api, "GET", id, order.field("delete_token")).isFailure(410, "gone");
    }

    private static String page(Api api) {
        return api.get("/wall").isOk().text();
    }

    private static Answer wall(Api api, String method, String id, String token) {
        return api.send(method, "/api/submissions/" + id + "/wall", BodyPublishers.noBody(), "X-Delete-Token", token);
    }
}
