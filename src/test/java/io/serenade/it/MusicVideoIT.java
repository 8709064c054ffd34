package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.browser.SongFile;
import io.serenade.it.Filming.Event;
import io.serenade.rendering.Media;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Music videos from the song to the film, and what comes between. */
@ExtendWith(RunningServer.class)
class MusicVideoIT {
    private static final int SECONDS = 16;
    private static final List<String> STAGES = List.of(
            "audio_analysis",
            "scene_planning",
            "reference_generation",
            "prompt_generation",
            "video_generation",
            "composition");

    @TempDir
    private Path folder;

    @Test
    void aSongBecomesAFilmThatIsCutOnItsBeat(Api api, Records records) throws IOException {
        Filming owner = new Filming(api);
        byte[] song = SongFile.wav("A film of the tests", SECONDS);
        String id = owner.start(song);

        JsonObject job = owner.await(id, "completed");

        assertThat(job.getInt("progress")).isEqualTo(100);
        assertThat(job.getJsonObject("stages").keySet()).containsExactlyElementsOf(STAGES);
        assertThat(job.getJsonObject("costs").getJsonNumber("total").doubleValue())
                .isBetween(0.1, 1.0);
        isTold(owner.events(id));
        isDelivered(owner, id);
        isOnTheBeat(owner, id);
        isItsOwners(owner, new Filming(api.otherVisitor()), id);
        isCounted(records, id);
        isHeardOnce(owner, records, song, id);
        goesWithItsMedia(owner, records, id);
    }

    private static void isTold(List<Event> events) {
        assertThat(events).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        assertThat(events.get(0).name()).isEqualTo("progress");
        assertThat(events.get(0).data().getInt("progress")).isZero();
        assertThat(events).extracting(Event::name).endsWith("completed").doesNotContain("error");
        assertThat(events.stream()
                        .filter(event -> event.name().equals("stage_update"))
                        .filter(event -> event.data().getString("status").equals("completed"))
                        .map(event -> event.data().getString("stage")))
                .containsExactlyElementsOf(STAGES);
        assertThat(events.stream()
                        .filter(event -> event.name().equals("progress"))
                        .map(event -> event.data().getInt("progress")))
                .isSorted()
                .contains(0, 10, 20, 30, 40, 85, 100);
        assertThat(events.stream()
                        .filter(event -> event.name().equals("message"))
                        .filter(event -> event.data().containsKey("clip")))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(
                        event -> assertThat(event.data().getJsonObject("clip").getString("preview_url"))
                                .contains("/storage/signed/video-clips/"));
        assertThat(events.stream().filter(event -> event.name().equals("cost_update")))
                .allSatisfy(
                        event -> assertThat(event.data().keySet()).containsExactlyInAnyOrder("stage", "cost", "total"));
    }

    private void isDelivered(Filming owner, String id) throws IOException {
        Answer head = owner.send("HEAD", "/api/v1/jobs/" + id + "/download").isOk();
        assertThat(head.header("Content-Type")).isEqualTo("video/mp4");
        assertThat(head.header("Content-Disposition"))
                .matches("attachment; filename=\"music_video_\\d{8}_\\d{6}\\.mp4\"");
        Answer part = owner.get("/api/v1/jobs/" + id + "/download", "Range", "bytes=4-7")
                .is(206);
        assertThat(part.text()).isEqualTo("ftyp");
        Path film = Files.write(
                folder.resolve("film.mp4"),
                owner.get("/api/v1/jobs/" + id + "/download").isOk().bytes());
        assertThat(Files.size(film)).isEqualTo(Long.parseLong(head.header("Content-Length")));
        assertThat(Media.probe(film, "-select_streams", "v", "-show_entries", "stream=width,height,nb_frames"))
                .containsExactly("1920", "1080", Integer.toString(30 * SECONDS));
        assertThat(Media.decodeErrors(film)).isEmpty();
    }

    private static void isOnTheBeat(Filming owner, String id) {
        JsonObject analysis =
                owner.get("/api/v1/jobs/" + id + "/analysis").isOk().json();
        assertThat(analysis.keySet())
                .contains(
                        "bpm",
                        "duration",
                        "beat_timestamps",
                        "downbeat_timestamps",
                        "song_structure",
                        "lyrics",
                        "mood",
                        "clip_boundaries",
                        "metadata");
        assertThat(analysis.getJsonNumber("duration").doubleValue()).isEqualTo(SECONDS);
        JsonObject sync = owner.get("/api/v1/jobs/" + id + "/sync").isOk().json();
        assertThat(sync.getJsonNumber("largest_error_ms").doubleValue()).isLessThanOrEqualTo(17);
        List<Double> beats = analysis.getJsonArray("beat_timestamps").getValuesAs(JsonNumber.class).stream()
                .map(JsonNumber::doubleValue)
                .toList();
        assertThat(sync.getJsonArray("cuts").getValuesAs(JsonObject.class))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(cut -> assertThat(beats.stream()
                                .mapToDouble(beat -> Math.abs(
                                        beat - cut.getJsonNumber("beat").doubleValue()))
                                .min()
                                .orElseThrow())
                        .isLessThan(0.002));
    }

    private static void isItsOwners(Filming owner, Filming stranger, String id) {
        for (String part : List.of("", "/analysis", "/plan", "/sync", "/stream", "/download", "/captions.vtt")) {
            assertThat(stranger.get("/api/v1/jobs/" + id + part).status())
                    .as(part)
                    .isEqualTo(404);
            assertThat(owner.get("/api/v1/jobs/" + id + part).status()).as(part).isEqualTo(200);
        }
        String preview = owner.events(id).stream()
                .filter(event -> event.data().containsKey("clip"))
                .map(event -> event.data().getJsonObject("clip").getString("preview_url"))
                .findFirst()
                .orElseThrow();
        Answer over = stranger.get(owner.pathOf(preview)).is(410);
        assertThat(over.field("renew")).isEqualTo("/api/v1/jobs/" + id);
        String film = owner.pathOf(owner.job(id).getString("video_url"));
        stranger.get(film).isOk();
        assertThat(stranger.get(film + "x").status()).isEqualTo(404);
        String last =
                Long.toString(owner.events(id).get(owner.events(id).size() - 1).id());
        assertThat(owner.get("/api/v1/jobs/" + id + "/stream", "Last-Event-ID", last)
                        .status())
                .isEqualTo(204);
    }

    private static void isCounted(Records records, String id) {
        assertThat(records.count("select count(*) from job_stages where job_id = ?::uuid and status = 'completed'", id))
                .isEqualTo(STAGES.size());
        assertThat(records.count("select count(*) from job_costs where job_id = ?::uuid and api_name = 'svd'", id))
                .isGreaterThanOrEqualTo(3);
        assertThat(records.count(
                        "select count(*) from musicvideo_jobs m join job_budgets b on b.job_id = m.id::text"
                                + " where m.id = ?::uuid and m.status = 'completed' and b.reserved = 0"
                                + " and b.spent = (select sum(cost) from job_costs c where c.job_id = m.id)",
                        id))
                .isEqualTo(1);
    }

    private static void isHeardOnce(Filming owner, Records records, byte[] song, String first) {
        String again = owner.start(song, "review", "true", "format", "9:16");
        JsonObject waiting = Awaiting.until(() -> owner.job(again), job -> job.getBoolean("awaits_approval"));

        assertThat(waiting.getString("format")).isEqualTo("9:16");
        assertThat(owner.get("/api/v1/jobs/" + again + "/analysis")
                        .json()
                        .getJsonObject("metadata")
                        .getBoolean("cache_hit"))
                .isTrue();
        assertThat(records.count(
                        "select count(*) from job_costs where job_id = ?::uuid and api_name = 'whisper'", again))
                .isZero();
        assertThat(records.count("select count(*) from job_costs where job_id = ?::uuid and api_name = 'svd'", again))
                .isZero();
        owner.get(owner.pathOf(waiting.getString("animatic_url"))).isOk();
        assertThat(owner.post("/api/v1/jobs/" + first + "/approve", "").status())
                .isEqualTo(409);
        owner.send("DELETE", "/api/v1/jobs/" + again).isOk();
        JsonObject cancelled = owner.job(again);
        assertThat(cancelled.getString("status")).isEqualTo("failed");
        assertThat(cancelled.getJsonObject("error").getString("code")).isEqualTo("CANCELLED");
    }

    private static void goesWithItsMedia(Filming owner, Records records, String id) {
        String film = owner.pathOf(owner.job(id).getString("video_url"));

        owner.send("DELETE", "/api/v1/jobs/" + id).is(204);

        assertThat(owner.get("/api/v1/jobs/" + id).status()).isEqualTo(410);
        assertThat(owner.get(film).status()).isEqualTo(410);
        assertThat(records.count("select count(*) from music_video_clips where job_id = ?", id))
                .isZero();
    }

    /** Each refused before anything is stored or counted. */
    @ParameterizedTest
    @CsvSource({
        "short, 'The prompt must have 50 to 500 characters; it has 5.'",
        "no song, 'The file is neither MP3, WAV nor FLAC by its content.'",
        "two files, 'The field audio_file is there more than once.'",
        "no file, 'The field audio_file is missing.'",
        "brief, lasts",
        "shape, 'The format must be 16:9, 9:16 or 1:1.'",
    })
    void saysWhatIsWrongWithAnUpload(String fault, String sentence, Api api) throws IOException {
        Filming owner = new Filming(api);
        byte[] song = SongFile.wav("Wrong", fault.equals("brief") ? 8 : 13);
        Answer answer =
                switch (fault) {
                    case "short" -> owner.upload("user_prompt", " Käfer ".substring(0, 7), "audio_file", song);
                    case "no song" -> owner.upload("user_prompt", Filming.WISH, "audio_file", "#EXTM3U".getBytes());
                    case "two files" ->
                        owner.upload("user_prompt", Filming.WISH, "audio_file", song, "audio_file", song);
                    case "no file" -> owner.upload("user_prompt", Filming.WISH);
                    case "shape" -> owner.upload("user_prompt", Filming.WISH, "audio_file", song, "format", "4:3");
                    default -> owner.upload("user_prompt", Filming.WISH, "audio_file", song);
                };

        answer.isProblem(400, "bad_request");
        assertThat(answer.field("detail")).contains(sentence);
        assertThat(owner.get("/api/v1/jobs").json().getJsonArray("jobs")).isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
    }

    @Test
    void takesFiveSongsInAnHourFromAnAccountAndNoneFromNobody(Api api) throws IOException {
        Filming owner = new Filming(api);
        byte[] song = SongFile.wav("Five", 13);
        String[] ids = new String[5];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = owner.start(song, "review", "true");
        }

        Answer sixth = owner.upload("user_prompt", Filming.WISH, "audio_file", song);

        sixth.is(429);
        assertThat(Long.parseLong(sixth.header("Retry-After"))).isBetween(3_000L, 3_600L);
        assertThat(api.post("/api/v1/upload-audio", "").status()).isEqualTo(401);
        for (String part : List.of("", "/analysis", "/plan", "/sync", "/stream", "/download", "/captions.vtt")) {
            assertThat(api.get("/api/v1/jobs/" + ids[0] + part).status())
                    .as(part)
                    .isEqualTo(401);
        }
        Arrays.stream(ids).forEach(id -> owner.send("DELETE", "/api/v1/jobs/" + id));
    }
}
