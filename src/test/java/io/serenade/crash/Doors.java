package io.serenade.crash;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** What visitors, callers and operators ask of every product that needs the database: pages, readings and orders. */
final class Doors {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final byte[] PET = DrawnPet.jpeg(600, 600);

    /** An address with the way to ask it. */
    record Door(String method, String path, String authorization, String contentType, byte[] body) {
        HttpRequest at(URI server) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                    .timeout(PATIENCE)
                    .method(method, BodyPublishers.ofByteArray(body));
            if (!contentType.isEmpty()) {
                request.header("Content-Type", contentType).header("Prefer", "respond-async");
            }
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return request.build();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Doors() {}

    /** All of them, for jobs that the server knows. @param key of a caller's back end */
    static List<Door> of(String song, String picture, String roast, String speech, String key, URI server) {
        String operator = "Basic "
                + Base64.getEncoder()
                        .encodeToString(("admin:" + RunningSerenade.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String bearer = "Bearer " + key;
        return List.of(
                page("/"),
                page("/waiting/" + song),
                page("/result/" + song),
                page("/storage/photos/" + song + ".jpg"),
                page("/wall"),
                page("/roast/" + roast),
                page("/talk/" + speech),
                page("/jobs/" + picture),
                page("/videos"),
                page("/api/submissions/" + song + "/status"),
                page("/api/submissions/" + song + "/progress"),
                page("/api/results/" + song),
                page("/api/campaign"),
                page("/api/v1/status/" + picture),
                page("/api/video-status/" + roast),
                page("/api/video-result/" + roast),
                page("/api/v1/jobs", bearer),
                page("/admin/jobs", operator),
                page("/api/admin/overview", operator),
                page("/api/admin/queue-status", operator),
                order("/api/submissions", "", song()),
                order(
                        "/api/submissions/" + song + "/retry",
                        "",
                        Json.createObjectBuilder().add("cookie_id", "none")),
                order("/api/v1/generate", "", Json.createObjectBuilder().add("prompt", "a pet")),
                order("/api/v1/generate", bearer, Json.createObjectBuilder().add("prompt", "a pet")),
                order(
                        "/api/generate-video",
                        "",
                        Json.createObjectBuilder()
                                .add(
                                        "image_url",
                                        server.resolve("/sandbox/photos/dog.jpg")
                                                .toString())
                                .add("text", "Woof")),
                order(
                        "/jobs_prompt_tts",
                        "",
                        pet("The dog talks").add("text", "Woof").add("voice_id", "21m00Tcm4TlvDq8ikWAM")),
                order("/jobs_prompt_only", "", pet("The dog says woof")),
                order(
                        "/api/webhook",
                        "",
                        Json.createObjectBuilder().add("task_id", "none").add("status", "SUCCESS")),
                order(
                        "/api/v1/auth/login",
                        "",
                        Json.createObjectBuilder().add("email", "a@example.org").add("password", "a long password")),
                upload(bearer));
    }

    private static Door page(String path) {
        return page(path, "");
    }

    private static Door page(String path, String authorization) {
        return new Door("GET", path, authorization, "", new byte[0]);
    }

    private static Door order(String path, String authorization, JsonObjectBuilder body) {
        return new Door(
                "POST",
                path,
                authorization,
                "application/json",
                body.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A song of a film; what is sent is none, which is found out after its caller was looked for. */
    private static Door upload(String authorization) {
        String form =
                "--x\r\nContent-Disposition: form-data; name=\"audio_file\"; filename=\"a.mp3\"\r\n\r\nno song\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"user_prompt\"\r\n\r\na film\r\n--x--\r\n";
        return new Door(
                "POST",
                "/api/v1/upload-audio",
                authorization,
                "multipart/form-data; boundary=x",
                form.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObjectBuilder song() {
        return Json.createObjectBuilder()
                .add("pet_name", "Hanna")
                .add("pet_type", "Dog")
                .add("music_vibe", "Chill")
                .add("owner_name", "Mira")
                .add("photo", Base64.getEncoder().encodeToString(PET));
    }

    private static JsonObjectBuilder pet(String prompt) {
        return Json.createObjectBuilder()
                .add(
                        "image_url",
                        "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(PET))
                .add("resolution", "512p")
                .add("prompt", prompt);
    }
}
