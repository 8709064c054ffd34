package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.browser.SongFile;
import io.serenade.it.Filming.Event;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Music videos when models fail, money or storage runs out, and when owners want something otherwise. */
@ExtendWith(RunningServer.class)
class FilmFaultsIT {
    private static final int SECONDS = 13;
    private static final String PICTURES = "\"sdxl\",\"flux-schnell\"";
    private static final String CLIPS = "\"stable-video-diffusion\",\"cogvideox-5b\"";
    private static final String FIRST_CLIP_MODEL = "\"stable-video-diffusion\"";

    @AfterEach
    void everythingWorksAgain(Api api) {
        switched(api, "{}");
    }

    private static void switched(Api api, String faults) {
        api.send(
                        "PUT",
                        "/sandbox/faults",
                        BodyPublishers.ofString("{\"media_generator\":" + faults + "}"),
                        "Authorization",
                        Api.operator())
                .isOk();
    }

    private static void failing(Api api, String models) {
        switched(api, "{\"mode\":\"fail\",\"models\":[" + models + "]}");
    }

    @Test
    void theNextModelMakesTheClipsThatTheFirstCannot(Api api, Records records) throws IOException {
        failing(api, FIRST_CLIP_MODEL);
        Filming owner = new Filming(api);
        String id = owner.start(SongFile.wav("The next model", SECONDS));

        JsonObject job = owner.await(id, "completed");

        assertThat(job.getJsonArray("clips").getValuesAs(JsonObject.class))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(clip -> assertThat(clip.getString("model")).isEqualTo("cogvideox-5b"));
        assertThat(paidFor(records, id, "cogvideox"))
                .isEqualTo(job.getJsonArray("clips").size());
        isRolledAnew(owner, api, records, id);
        keepsItsFilmWhenTheChangeFails(owner, api, records, id);
        keepsItsFilmWhenTheChangeIsWithdrawn(owner, api, id);
        takesNoSongIntoAFullStorage(owner, records, id);
    }

    /** One clip is paid, and only the segments that show it are encoded anew. */
    private static void isRolledAnew(Filming owner, Api api, Records records, String id) {
        switched(api, "{}");
        long before = owner.size(id);
        long paidBefore = paidFor(records, id, "svd");

        owner.post("/api/v1/jobs/" + id + "/clips/99/re-roll", "{}").is(404);
        JsonObject taken = owner.post(
                        "/api/v1/jobs/" + id + "/clips/1/re-roll",
                        "{\"prompt\":\"A green meadow under a wide sky, and nobody there at noon\"}")
                .is(202)
                .json();
        assertThat(taken.getString("status")).isEqualTo("processing");
        owner.get("/api/v1/jobs/" + id + "/download").isOk();
        JsonObject job = owner.await(id, "completed");

        assertThat(paidFor(records, id, "svd")).isEqualTo(paidBefore + 1);
        assertThat(job.getJsonArray("clips").getJsonObject(1).getString("model"))
                .isEqualTo("stable-video-diffusion");
        assertThat(job.getJsonArray("clips").getJsonObject(1).getString("prompt"))
                .contains("green meadow");
        assertThat(job.isNull("change_error")).isTrue();
        assertThat(owner.size(id)).isNotEqualTo(before);
        assertThat(owner.events(id)).extracting(Event::name).endsWith("completed");
    }

    private static void keepsItsFilmWhenTheChangeFails(Filming owner, Api api, Records records, String id) {
        long before = owner.size(id);
        switched(api, "{\"delay_seconds\":600}");

        owner.post("/api/v1/jobs/" + id + "/clips/0/re-roll", "{}").is(202);
        Awaiting.until(
                () -> records.update(
                        "update music_videos set deadline_at = now() where job_id = ? and admitted_at is not null", id),
                changed -> changed == 1);
        JsonObject job = owner.await(id, "completed");

        assertThat(job.getInt("progress")).isEqualTo(100);
        assertThat(job.getJsonObject("change_error").getString("code")).isEqualTo("TIMED_OUT");
        assertThat(job.isNull("error")).isTrue();
        assertThat(owner.size(id)).isEqualTo(before);
        List<Event> told = owner.events(id);
        assertThat(told).extracting(Event::name).endsWith("completed").doesNotContain("error");
        assertThat(told.stream().filter(event -> event.name().equals("message")))
                .anySatisfy(
                        event -> assertThat(event.data().getString("text")).startsWith("The video stays as it was."));
        assertThat(job.getJsonArray("clips").getValuesAs(JsonObject.class))
                .allSatisfy(clip -> assertThat(clip.getString("status")).isEqualTo("completed"));
        owner.post("/api/v1/jobs/" + id + "/retry", "").is(409);
    }

    private static void keepsItsFilmWhenTheChangeIsWithdrawn(Filming owner, Api api, String id) {
        owner.post("/api/v1/jobs/" + id + "/clips/0/re-roll", "{}").is(202);

        JsonObject withdrawn = owner.send("DELETE", "/api/v1/jobs/" + id).isOk().json();

        assertThat(withdrawn.getString("status")).isEqualTo("completed");
        assertThat(owner.job(id).isNull("change_error")).isTrue();
        owner.get("/api/v1/jobs/" + id + "/download").isOk();
        switched(api, "{}");
        owner.post("/api/v1/jobs/" + id + "/beat", "{\"offset_ms\":40}").is(202);
        owner.await(id, "completed");
    }

    private static void takesNoSongIntoAFullStorage(Filming owner, Records records, String id) throws IOException {
        records.update("update music_videos set video_bytes = 10737418240 where job_id = ?", id);

        Answer refused = owner.upload("user_prompt", Filming.WISH, "audio_file", SongFile.wav("Full", SECONDS));

        refused.isProblem(413, "QUOTA_EXCEEDED");
        assertThat(owner.get("/api/v1/jobs").json().getJsonArray("jobs")).hasSize(1);
    }

    @Test
    void clipsAreMadeFromWordsWhereNoPictureCameAbout(Api api) throws IOException {
        failing(api, PICTURES);
        Filming owner = new Filming(api);
        String id = owner.start(SongFile.wav("From words", SECONDS));

        JsonObject job = owner.await(id, "completed");

        assertThat(job.getJsonArray("reference_images").getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(picture -> assertThat(picture.getString("status")).isEqualTo("failed"));
        assertThat(job.getJsonObject("stages")
                        .getJsonObject("reference_generation")
                        .getJsonObject("metadata")
                        .getBoolean("text_only"))
                .isTrue();
        assertThat(job.getJsonArray("clips").getValuesAs(JsonObject.class))
                .as("Stable Video Diffusion makes nothing of words")
                .allSatisfy(clip -> assertThat(clip.getString("model")).isEqualTo("cogvideox-5b"));
    }

    @Test
    void goesOnAfterAFailureAndPaysNothingTwice(Api api, Records records) throws IOException {
        failing(api, CLIPS);
        Filming owner = new Filming(api);
        String id = owner.start(SongFile.wav("Too few", SECONDS));
        JsonObject failed = owner.await(id, "failed");
        assertThat(failed.getJsonObject("error").getString("code")).isEqualTo("TOO_FEW_CLIPS");
        assertThat(failed.getJsonObject("error").getBoolean("retryable")).isTrue();
        assertThat(failed.getString("current_stage")).isEqualTo("video_generation");
        Event told = owner.events(id).get(owner.events(id).size() - 1);
        assertThat(told.name()).isEqualTo("error");
        assertThat(told.data().keySet()).containsExactlyInAnyOrder("error", "code", "retryable");
        long paidBefore = paidBesideClips(records, id);
        assertThat(paidBefore).isGreaterThanOrEqualTo(3);

        switched(api, "{}");
        owner.post("/api/v1/jobs/" + id + "/retry", "").is(202);
        JsonObject job = owner.await(id, "completed");

        assertThat(paidBesideClips(records, id)).isEqualTo(paidBefore);
        assertThat(paidFor(records, id, "svd"))
                .as("a clip that failed is paid, and so is one that is there")
                .isEqualTo(2L * job.getJsonArray("clips").size());
        assertThat(owner.events(id))
                .extracting(Event::name)
                .endsWith("completed")
                .doesNotContain("error");
        owner.post("/api/v1/jobs/" + id + "/retry", "").is(409);
    }

    /** Five clips are made at a time; of those that are there segments are encoded while the others are made. */
    @Test
    void encodesWhatIsThereWhileOtherClipsAreMade(Api api, Records records) throws IOException {
        switched(api, "{\"delay_seconds\":8,\"models\":[" + FIRST_CLIP_MODEL + "]}");
        Filming owner = new Filming(api);
        String id = owner.start(SongFile.wav("Six clips", 50));
        Awaiting.until(
                () -> records.count("select count(*) from ledger where job_id = ? and operation = 'request-clip'", id),
                asked -> asked >= 5);
        long segmentsOfAnimatic = records.segmentsOf(id);
        switched(api, "{\"delay_seconds\":3600,\"models\":[" + FIRST_CLIP_MODEL + "]}");

        Awaiting.until(() -> records.segmentsOf(id), segments -> segments > segmentsOfAnimatic);

        JsonObject job = owner.job(id);
        assertThat(job.getString("current_stage")).isEqualTo("video_generation");
        assertThat(job.getJsonArray("clips").getValuesAs(JsonObject.class))
                .extracting(clip -> clip.getString("status"))
                .contains("completed", "pending");
        owner.send("DELETE", "/api/v1/jobs/" + id).isOk();
    }

    /** The money ends while clips are made. */
    @Test
    void stopsBeforeItsBudgetIsPassed(Api api, Records records) throws IOException {
        Filming owner = new Filming(api);
        String id = owner.start(SongFile.wav("Two clips", SECONDS), "review", "true");
        Awaiting.until(() -> owner.job(id), job -> job.getBoolean("awaits_approval"));
        records.update("update job_budgets set budget = spent + 0.07 where job_id = ?", id);

        owner.post("/api/v1/jobs/" + id + "/approve", "").is(202);
        JsonObject job = owner.await(id, "failed");

        assertThat(job.getJsonObject("error").getString("code")).isEqualTo("BUDGET_EXCEEDED");
        assertThat(job.getJsonObject("error").getBoolean("retryable")).isFalse();
        assertThat(records.count(
                        "select count(*) from job_budgets where job_id = ? and spent <= budget and reserved = 0", id))
                .isEqualTo(1);
        assertThat(records.count("select count(*) from ledger where job_id = ? and operation = 'request-clip'", id))
                .isEqualTo(2);
        owner.post("/api/v1/jobs/" + id + "/retry", "").is(409);
    }

    private static long paidFor(Records records, String id, String api) {
        return records.count("select count(*) from job_costs where job_id = ?::uuid and api_name = ?", id, api);
    }

    private static long paidBesideClips(Records records, String id) {
        return records.count(
                "select count(*) from job_costs where job_id = ?::uuid and api_name not in ('svd', 'cogvideox')", id);
    }
}
