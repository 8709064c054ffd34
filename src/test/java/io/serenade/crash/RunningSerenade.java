package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.launch.FreePorts;
import io.serenade.launch.Launch;
import io.serenade.launch.ServerFiles;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The whole product on ports of its own, with the few words that tests say to it. */
public final class RunningSerenade implements AutoCloseable {
    public static final String PASSWORD = "only-for-tests";

    private static final Duration A_SONG = Duration.ofMinutes(2);
    private static final Duration A_GLANCE = Duration.ofMillis(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Launch launch;
    private final Path data;

    private RunningSerenade(Launch launch, Path data) {
        this.launch = launch;
        this.data = data;
    }

    /** Starts it on a data folder. Settings of the surroundings that choose a provider are left out. */
    public static RunningSerenade start(Path data, Map<String, String> settings) {
        return startAt(FreePorts.next(), data, settings);
    }

    public static RunningSerenade startAt(int httpPort, Path data, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        List.of(
                        "SANDBOX",
                        "SONAUTO_API_KEY",
                        "REPLICATE_API_TOKEN",
                        "EXTERNAL_API_URL",
                        "WEBHOOK_BASE_URL",
                        "DATABASE_URL")
                .forEach(environment::remove);
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("S3_"));
        environment.putAll(settings);
        environment.putAll(Map.of(
                "DATA_DIR", data.toString(),
                "HTTP_PORT", Integer.toString(httpPort),
                "MANAGEMENT_PORT", Integer.toString(FreePorts.next()),
                "POSTGRES_PORT", Integer.toString(FreePorts.next())));
        return new RunningSerenade(Launch.start(environment, ServerFiles.ofSystemProperties(), said -> {}), data);
    }

    /** The folder that it keeps everything in. */
    public Path data() {
        return data;
    }

    public URI address() {
        return launch.address();
    }

    /** Ends the server as {@code kill -9} does; the database goes on. */
    public void kill() {
        launch.killServer();
    }

    /** Asks the server to end, as a deploy does; the database goes on. */
    public void stop() {
        launch.stopServer();
    }

    /** The answer of the management port. */
    public HttpResponse<String> askManagement(String path) {
        return send(HttpRequest.newBuilder(launch.management().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    public void startAgain() {
        launch.startServer();
    }

    /** Whether its server still runs. */
    public boolean isAlive() {
        return launch.server().isAlive();
    }

    /** The database takes connections and answers nothing any more. */
    public void hangDatabase() {
        signalDatabase("STOP");
    }

    public void wakeDatabase() {
        signalDatabase("CONT");
    }

    /** Every process of the database but the first ends at once; the first begins anew from the journal. */
    public void crashDatabase() {
        launch.database().orElseThrow().postmaster().descendants().forEach(process -> signal("KILL", process));
    }

    private void signalDatabase(String signal) {
        ProcessHandle postmaster = launch.database().orElseThrow().postmaster();
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).forEach(process -> signal(signal, process));
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks without waiting for the answer. */
    public CompletableFuture<HttpResponse<String>> ask(String path) {
        return http.sendAsync(request(path).build(), BodyHandlers.ofString());
    }

    /** Orders a song for a pet of this name. @return the song's id */
    public String order(String petName) {
        HttpResponse<String> answer = submit(petName);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body()).getString("session_id");
    }

    /** Sends the form for a pet of this name, whatever the answer is. */
    public HttpResponse<String> submit(String petName) {
        JsonObject form = Json.createObjectBuilder()
                .add("pet_name", petName)
                .add("pet_type", "Dog")
                .add("music_vibe", "Chill")
                .add("owner_name", "Mira")
                .add("photo", Base64.getEncoder().encodeToString(DrawnPet.jpeg(600, 600)))
                .build();
        return send(request("/api/submissions").header("Content-Type", "application/json"), form.toString());
    }

    /** Orders a roast of the sandbox's dog. @return the job's id */
    public String roast(String text) {
        return roast(text, null);
    }

    /** @param filter what is to be drawn over it; null for nothing */
    public String roast(String text, String filter) {
        JsonObjectBuilder order = Json.createObjectBuilder()
                .add("text", text)
                .add("image_url", address().resolve("/sandbox/photos/dog.jpg").toString());
        if (filter != null) {
            order.add("filter", filter);
        }
        HttpResponse<String> answer = send(
                request("/api/generate-video").header("Content-Type", "application/json"),
                order.build().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer.body()).getString("job_id");
    }

    /** Orders a small picture. @return the job's id */
    public String generate(String prompt) {
        return jobOf(tryToGenerate(prompt, ""));
    }

    /** As {@link #generate}, with an API key. */
    public String generateWithKey(String prompt, String key) {
        return jobOf(tryToGenerate(prompt, key));
    }

    private static String jobOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer.body()).getString("job_id");
    }

    /** Orders a clip of a sample photo with words, without waiting for it. @return the job's id */
    public String letSpeak(String text) {
        return letSpeak(
                request("/jobs_prompt_tts"),
                address().resolve("/sandbox/photos/cat.jpg").toString(),
                text);
    }

    /** As {@link #letSpeak}, of a drawn pet. */
    String letSpeakWithKey(String text, String key) {
        return letSpeak(
                request("/jobs_prompt_tts").header("Authorization", "Bearer " + key),
                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(DrawnPet.jpeg(600, 600)),
                text);
    }

    private String letSpeak(HttpRequest.Builder request, String photo, String text) {
        JsonObject order = Json.createObjectBuilder()
                .add("image_url", photo)
                .add("prompt", "The cat talks")
                .add("resolution", "512p")
                .add("text", text)
                .add("voice_id", "21m00Tcm4TlvDq8ikWAM")
                .build();
        HttpResponse<String> answer = send(
                request.header("Content-Type", "application/json").header("Prefer", "respond-async"), order.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer.body()).getString("job_id");
    }

    /** Waits until a job has ended, well or not. */
    public void awaitEnd(String job) {
        await().atMost(A_SONG).until(() -> jobOf(job).matches(".* (SUCCEEDED|FAILED)"));
    }

    /** Orders a small picture, of whose end an address is told. @return the job's id */
    String generateAndCallBack(String prompt, URI callback) {
        JsonObject order = Json.createObjectBuilder()
                .add("prompt", prompt)
                .add("parameters", Json.createObjectBuilder().add("width", 128).add("height", 128))
                .add("callback_url", callback.toString())
                .build();
        return jobOf(send(request("/api/v1/generate").header("Content-Type", "application/json"), order.toString()));
    }

    /** Orders a small picture, whatever the answer is. @param key may be empty */
    public HttpResponse<String> tryToGenerate(String prompt, String key) {
        JsonObject order = Json.createObjectBuilder()
                .add("prompt", prompt)
                .add("parameters", Json.createObjectBuilder().add("width", 128).add("height", 128))
                .build();
        HttpRequest.Builder request = request("/api/v1/generate").header("Content-Type", "application/json");
        return send(key.isEmpty() ? request : request.header("Authorization", "Bearer " + key), order.toString());
    }

    /** A new API key, made by the operator; the server must have been started with {@link #PASSWORD}. */
    public String newApiKey() {
        String login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(
                request("/api/admin/api-keys")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Basic " + login),
                "{\"name\":\"Test\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer.body()).getString("key");
    }

    /** The state as the API says it: pending, processing, success or fail. */
    public String statusOf(String song) {
        return json(get("/api/submissions/" + song + "/status").body()).getString("status");
    }

    public void awaitSuccess(String song) {
        awaitStatus(song, "success");
    }

    void awaitFailure(String song) {
        awaitStatus(song, "fail");
    }

    private void awaitStatus(String song, String status) {
        await().alias("the song " + song)
                .atMost(A_SONG)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(statusOf(song)).isEqualTo(status));
    }

    /** Waits until the job is at a stage and in a state, looking often enough not to miss a short one. */
    public void awaitJob(String song, String stage, String state) {
        await().alias(stage + " " + state)
                .atMost(A_SONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(A_GLANCE)
                .until(() -> jobOf(song).equals(stage + " " + state));
    }

    /** Stage and state of the job as they are stored. */
    public String jobOf(String song) {
        return rows("select stage || ' ' || state from jobs where id = ?", song).get(0);
    }

    /** The answers to the song requests of a job, in their order. */
    List<String> answersToRequests(String song) {
        return rows("select answer from ledger where job_id = ? and operation = 'request-song' order by id", song);
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String body) {
        return send(request.POST(BodyPublishers.ofString(body)).build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Puts the database into a state that would take a visitor days to reach. */
    public void execute(String sql, String parameter) {
        try (Connection connection = DriverManager.getConnection(launch.jdbcUrl());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database, in the form that another node takes as {@code DATABASE_URL}. */
    public String jdbcUrl() {
        return launch.jdbcUrl();
    }

    /** The first column of all rows, as texts. */
    public List<String> rows(String sql, String parameter) {
        try (Connection connection = DriverManager.getConnection(launch.jdbcUrl());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet found = statement.executeQuery()) {
                List<String> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    @Override
    public void close() {
        launch.close();
    }
}
