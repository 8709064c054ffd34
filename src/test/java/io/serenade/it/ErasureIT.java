package io.serenade.it;

import static io.serenade.it.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Songs that their makers delete. */
@ExtendWith(RunningServer.class)
class ErasureIT {
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @Test
    void removesNamesAndFiles(Api api, Records records) {
        Answer accepted = api.submit(anOrder()).isOk();
        String id = accepted.sessionId();
        api.awaitSuccess(id);
        api.get("/storage/disc/" + id + ".png").isOk();
        assertThat(records.filesOfSong(id)).hasSizeGreaterThan(3);

        api.delete(id, "a-guess").isFailure(403, "forbidden");
        api.delete(id, accepted.field("cookie_id")).isFailure(403, "forbidden");
        api.send("DELETE", "/api/submissions/" + id, BodyPublishers.noBody()).isFailure(403, "forbidden");
        api.results(id).isOk();

        assertThat(api.delete(id, accepted.field("delete_token")).is(204).bytes())
                .isEmpty();
        api.results(id).isFailure(410, "gone");
        api.delete(id, accepted.field("delete_token")).isFailure(410, "gone");
        api.retry(id, accepted.field("cookie_id")).isFailure(410, "gone");
        for (String medium :
                List.of("video/" + id + ".mp4", "video/" + id + ".jpg", "disc/" + id + ".png", "disc/" + id + ".jpg")) {
            api.get("/storage/" + medium).is(410);
        }
        api.get("/result/" + id).is(410);
        assertThat(records.filesOfSong(id)).isEmpty();
        assertThat(records.find("""
                        select coalesce(owner_name, pet_name, lyrics, llm_full_response, llm_response, detail, answers)
                          from love_songs where session_id = ?""", id)).isEmpty();
        assertThat(records.count("select count(*) from love_songs where session_id = ?", id))
                .isEqualTo(1);
    }

    @Test
    void stopsSongsOnTheirWay(Api api, Records records) {
        Answer accepted = api.submit(anOrder()).isOk();
        String id = accepted.sessionId();
        await().atMost(A_WHILE).until(() -> records.findTaskIdOf(id).isPresent());
        String task = records.taskOf(id);

        api.delete(id, accepted.field("delete_token")).is(204);
        api.results(id).isFailure(410, "gone");

        await().atMost(A_WHILE).until(() -> records.find("select callback_state from sandbox_tasks where id = ?", task)
                .filter("due"::equals)
                .isEmpty());
        assertThat(records.count(
                        "select count(*) from provider_tasks where job_id = ? and state in ('QUEUED', 'ADMITTED', 'SENT', 'RUNNING')",
                        id))
                .isZero();
        staysErased(id, records);
    }

    @Test
    void stopsASongThatIsBeingRendered(Api api, Records records) {
        Answer accepted = api.submit(anOrder()).isOk();
        String id = accepted.sessionId();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(A_WHILE)
                .until(() -> records.filesOfSong(id).stream()
                        .anyMatch(file -> file.startsWith(".part-") && file.contains(".mp4")));

        api.delete(id, accepted.field("delete_token")).is(204);
        api.results(id).isFailure(410, "gone");

        await().alias("the end of a render that was under way").atMost(A_WHILE).until(() -> records.log()
                .contains("Job " + id + ": outcome of render-video dropped"));
        staysErased(id, records);
    }

    private static void staysErased(String id, Records records) {
        assertThat(records.filesOfSong(id)).isEmpty();
        assertThat(personalDataOf(id, records)).isEmpty();
    }

    private static Optional<String> personalDataOf(String id, Records records) {
        return records.find("""
                select coalesce(owner_name, pet_name, lyrics, llm_full_response, llm_response, detail, answers)
                  from love_songs where session_id = ?""", id);
    }
}
