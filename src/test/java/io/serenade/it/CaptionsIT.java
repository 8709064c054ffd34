package io.serenade.it;

import static io.serenade.it.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Captions, which the provider gives after the song. */
@ExtendWith(RunningServer.class)
class CaptionsIT {
    @Test
    void comeAfterTheSongAndGoWithIt(Api api, Records records) {
        Answer accepted = api.submit(anOrder()).isOk();
        String id = accepted.sessionId();
        String path = "/storage/video/" + id + ".vtt";
        api.get(path).is(404);
        api.awaitSuccess(id);

        await().atMost(Duration.ofSeconds(30)).until(() -> api.get(path).status() == 200);
        Answer captions = api.get(path).hasHeader("Content-Type", "text/vtt;charset=UTF-8");
        assertThat(captions.text())
                .startsWith("WEBVTT\n\n00:00:0")
                .contains(" --> ")
                .contains("Toby")
                .doesNotContain("[Chorus]");
        assertThat(captions.text().lines().filter(line -> line.contains("-->")).toList())
                .isSorted()
                .allSatisfy(times -> assertThat(times).isLessThan("00:00:06.000"));
        api.get(path, "If-None-Match", captions.header("ETag")).is(304);
        assertThat(api.send("HEAD", path, BodyPublishers.noBody()).isOk().bytes())
                .isEmpty();
        assertThat(api.get("/result/" + id).isOk().text())
                .contains("<track kind=\"captions\" src=\"" + path + "\" srclang=\"en\"");
        // The words may also have been there with the song; then nobody polls.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !stateOfThePolls(id, records).equals("WAITING"));

        records.update("update love_songs set captions = null where session_id = ?", id);
        api.get(path).is(404);
        assertThat(api.get("/result/" + id).isOk().text()).doesNotContain("<track");

        api.delete(id, accepted.field("delete_token")).is(204);
        api.get(path).is(410);
        assertThat(records.find("select captions from love_songs where session_id = ?", id))
                .isEmpty();
    }

    @Test
    void areGivenUpAfterTheLastLookWithoutHarmToTheSong(Api api, Records records) {
        String id = api.finishedSong();
        String path = "/storage/video/" + id + ".vtt";
        await().atMost(Duration.ofSeconds(30)).until(() -> api.get(path).status() == 200);
        records.update("update love_songs set captions = null where session_id = ?", id);
        records.update("update sandbox_tasks set id = 'gone-' || id where id = ?", records.taskOf(id));
        records.update("""
                with done as (delete from outbox where kind = 'lovesong-captions' and key = ?)
                insert into outbox (kind, key, job_id, payload, state, due_at, attempts, created_at)
                select 'lovesong-captions', session_id, session_id, json_build_object('task', llm_task_id)::text,
                       'WAITING', now(), 6, now() from submissions where session_id = ?""", id, id);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> stateOfThePolls(id, records).equals("GIVEN_UP"));
        assertThat(records.count("""
                        select count(*) from ledger where job_id = ? and operation = 'fetch-captions'
                           and answer = 'rejected' and attempt = 7""", id)).isEqualTo(1);
        api.get(path).is(404);
        api.results(id).isOk();
    }

    private static String stateOfThePolls(String id, Records records) {
        return records.find("select state from outbox where kind = 'lovesong-captions' and key = ?", id)
                .orElse("NONE");
    }
}
