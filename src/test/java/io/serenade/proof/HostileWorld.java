package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.browser.SongFile;
import io.serenade.crash.RunningSerenade;
import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all hostile proofs, with a finished job of each product that belongs to somebody, and with somebody else. */
final class HostileWorld implements ParameterResolver {
    static final String JWT_KEY = Invariants.CANARY + "-0123456789abcdef0123456789abcdef";

    /** Stands in all that the owner ordered, in the form that each product takes, and in files that nobody may read. */
    static final String SECRET = "Quitoria";

    /** The same with markup, where a product takes any text. */
    static final String WORDS = SECRET + " <script>alert(4711)</script>";

    private static final int FILM_SECONDS = 12;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("SANDBOX", "on"),
            Map.entry("SANDBOX_DELAY", "1"),
            Map.entry("SANDBOX_SONG_SECONDS", "6"),
            Map.entry("ADMIN_PASSWORD", RunningSerenade.PASSWORD),
            Map.entry("JWT_SECRET_KEY", JWT_KEY),
            Map.entry("METRICS_TOKEN", Invariants.CANARY + "-metrics"),
            Map.entry("GENERATION_OPEN", "off"),
            Map.entry("NOTIFY_EMAIL", "on"),
            Map.entry("TRUSTED_PROXIES", "127.0.0.1"),
            // The machine may be busy with other things, and this is no proof of how quick the database is.
            Map.entry("DATABASE_TIMEOUT_SECONDS", "20"));

    /** Somebody who calls. @param token of an account. @param key of a back end */
    record Person(String token, String key) {
        String bearer() {
            return "Bearer " + token;
        }

        String bearerKey() {
            return "Bearer " + key;
        }

        String cookie() {
            return "serenade_session=" + token;
        }
    }

    /**
     * @param jobs one of each product, all of them finished
     * @param console the cookie of an operator who is signed in
     */
    record World(
            RunningSerenade serenade,
            RawHttp http,
            Person owner,
            Person other,
            Map<Order, String> jobs,
            String console,
            Path data)
            implements AutoCloseable {

        static World start() throws IOException {
            Path data = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "it")).toAbsolutePath(), "hostile");
            RunningSerenade serenade = RunningSerenade.start(data, SETTINGS);
            RawHttp http = new RawHttp(serenade.address());
            Person owner = person(serenade, http);
            World world = new World(
                    serenade, http, owner, person(serenade, http), ordered(serenade, http, owner), console(http), data);
            world.jobs.values().forEach(serenade::awaitEnd);
            assertThat(world.stored()).allMatch(row -> row.contains(" SUCCEEDED "));
            world.letNothingMoreBeMade();
            world.layOutWhatNobodyMayRead();
            return world;
        }

        private static Person person(RunningSerenade serenade, RawHttp http) {
            String login = "{\"email\":\"" + UUID.randomUUID() + "@example.com\",\"password\":\"lantern-otter-4711\"}";
            RawHttp.Answer answer = http.postJson("/api/v1/auth/register", login);
            return new Person(RunningSerenade.json(answer.text()).getString("access_token"), serenade.newApiKey());
        }

        private static Map<Order, String> ordered(RunningSerenade serenade, RawHttp http, Person owner)
                throws IOException {
            Map<Order, String> jobs = new EnumMap<>(Order.class);
            jobs.put(Order.LOVE_SONG, serenade.order(SECRET));
            jobs.put(Order.MEDIA_GENERATION, serenade.generateWithKey(WORDS, owner.key()));
            jobs.put(
                    Order.TALKING_PET,
                    withKey(
                            http,
                            owner,
                            "/jobs_prompt_tts",
                            Json.createObjectBuilder()
                                    .add(
                                            "image_url",
                                            serenade.address()
                                                    .resolve("/sandbox/photos/cat.jpg")
                                                    .toString())
                                    .add("prompt", WORDS)
                                    .add("resolution", "512p")
                                    .add("text", WORDS)
                                    .add("voice_id", "21m00Tcm4TlvDq8ikWAM")
                                    .build()
                                    .toString()));
            jobs.put(
                    Order.PET_ROAST,
                    withKey(
                            http,
                            owner,
                            "/api/generate-video",
                            Json.createObjectBuilder()
                                    .add("text", WORDS)
                                    .add(
                                            "image_url",
                                            serenade.address()
                                                    .resolve("/sandbox/photos/dog.jpg")
                                                    .toString())
                                    .build()
                                    .toString()));
            jobs.put(Order.MUSIC_VIDEO, film(http, owner));
            return jobs;
        }

        private static String withKey(RawHttp http, Person owner, String path, String body) {
            RawHttp.Answer answer = http.postJson(path, body, "Authorization", owner.bearerKey());
            assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
            return RunningSerenade.json(answer.text()).getString("job_id");
        }

        private static String film(RawHttp http, Person owner) throws IOException {
            ByteArrayOutputStream form = new ByteArrayOutputStream();
            form.writeBytes(("--xYz\r\nContent-Disposition: form-data; name=\"user_prompt\"\r\n\r\n" + WORDS
                            + " runs through a city of glass at night, looking for the river it was born at.\r\n"
                            + "--xYz\r\nContent-Disposition: form-data; name=\"audio_file\"; filename=\"a.wav\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            form.writeBytes(SongFile.wav("Proved", FILM_SECONDS));
            form.writeBytes("\r\n--xYz--\r\n".getBytes(StandardCharsets.UTF_8));
            RawHttp.Answer answer = http.call(
                    "POST",
                    "/api/v1/upload-audio",
                    form.toByteArray(),
                    "Authorization",
                    owner.bearer(),
                    "Content-Type",
                    "multipart/form-data; boundary=xYz");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            return RunningSerenade.json(answer.text()).getString("job_id");
        }

        private static String console(RawHttp http) {
            RawHttp.Answer answer = http.call(
                    "POST",
                    "/admin/login",
                    ("name=admin&password=" + RunningSerenade.PASSWORD).getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            return answer.header("set-cookie")
                    .orElseThrow(() -> new AssertionError(answer))
                    .split(";")[0];
        }

        /** What tests order from now on waits, so that the machine has time for them. */
        private void letNothingMoreBeMade() {
            String hours = "{\"delay_seconds\":36000}";
            RawHttp.Answer answer = http.call(
                    "PUT",
                    "/sandbox/faults",
                    ("{\"media_generator\":" + hours + ",\"avatar_video_maker\":" + hours + ",\"song_generator\":"
                                    + hours + "}")
                            .getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    basic());
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }

        /** Beside the folders of media, and in each of them under a name that no medium has. */
        private void layOutWhatNobodyMayRead() throws IOException {
            Files.writeString(data.resolve("canary.txt"), SECRET);
            Path storage = Files.writeString(data.resolve("storage/canary.txt"), SECRET)
                    .getParent();
            try (Stream<Path> folders = Files.list(storage)) {
                for (Path folder : folders.filter(Files::isDirectory).toList()) {
                    Files.writeString(folder.resolve("canary.txt"), SECRET);
                }
            }
        }

        /** Name and password of an operator. */
        String basic() {
            return "Basic "
                    + Base64.getEncoder()
                            .encodeToString(("admin:" + RunningSerenade.PASSWORD).getBytes(StandardCharsets.UTF_8));
        }

        /** What stands of the jobs that the owner ordered; nobody else may change it. */
        List<String> stored() {
            return serenade.rows(
                    "select id || ' ' || state || ' ' || stage from jobs where id = any(string_to_array(?, ' ')) order by id",
                    String.join(" ", jobs.values()));
        }

        @Override
        public void close() {
            serenade.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == World.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(HostileWorld.class))
                .getOrComputeIfAbsent(World.class, key -> started(), World.class);
    }

    private static World started() {
        try {
            return World.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
