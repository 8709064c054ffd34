package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.crash.DrawnPet;
import io.serenade.crash.RunningSerenade;
import io.serenade.proof.HostileWorld.World;
import io.serenade.providers.HostileAddresses;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every body that the product takes, with what attackers put into one. The fields are those of the description.
 *
 * <p>Seen to fail with pages that write {@code <script} as it came, with JSON of any depth, and with {@code CallerFiles} and
 * {@code CheckedAddresses} letting private addresses through. Broken forms were not seen to be taken yet.
 */
@Tag("hostile")
@ExtendWith(HostileWorld.class)
class HostileBodiesProof {
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    /** What must never stand in a page as it is. */
    private static final List<String> MARKUP = List.of("<script>alert(4711)", "<img src=x", "\" onload=\"alert(4711)");

    private static final List<String> TEXTS = List.of(
            "<script>alert(4711)</script> and so on until the text is as long as some calls want it to be",
            "\"><img src=x onerror=alert(4711)> and so on until the text is as long as some calls want it to be",
            "x\" onload=\"alert(4711) and so on until the text is as long as some calls want it to be",
            "</title></textarea><script>alert(4711)</script> and so on until the text is as long as it must be",
            "Toby\r\nX-Evil: yes\r\n\r\n<script>alert(4711)</script> and so on until it is long enough",
            "'; drop table jobs; -- and so on until the text is as long as some calls want it to be",
            "{{7*7}} ${7*7} #{7*7} %{7*7} <%= 7*7 %> and so on until the text is as long as some calls want",
            "\u0000\u0001\u001b[31m\u202e\ufeff\ud83d and so on until the text is as long as some calls want",
            "javascript:alert(4711)//");

    private static final List<String> BROKEN = List.of(
            "{\"a\":".repeat(100_000),
            "[".repeat(100_000) + "]".repeat(100_000),
            "{\"a\":" + "9".repeat(50_000) + "}",
            "{\"a\":1e999999999}",
            "{\"a\":\"" + "\\u0000".repeat(1_000) + "\"}",
            "{\"a\":1,\"a\":2}",
            "{\"__proto__\":{\"a\":1},\"constructor\":{}}",
            "[]",
            "null",
            "\"\\ud800\"",
            "\u00ff\u00fe",
            "");

    @Test
    void noTextBecomesMarkupOrAHeader(World world) {
        List<String> found = new ArrayList<>();
        Set<String> made = new TreeSet<>(world.jobs().values());
        for (Route route : Route.all()) {
            Map<String, Object> schema = route.body(JSON).orElse(Map.of());
            for (String field : Route.properties(schema).keySet()) {
                for (String text : TEXTS) {
                    JsonObject body = Json.createObjectBuilder(sample(world, schema))
                            .add(field, text)
                            .build();
                    RawHttp.Answer answer = send(world, route, body.toString(), caller(world, route));
                    found.addAll(findings(route + " with " + field + " " + text, answer));
                    jobIn(answer).ifPresent(made::add);
                }
            }
        }
        assertThat(made)
                .as("jobs, also some of such texts")
                .hasSizeGreaterThan(world.jobs().size() + 5);
        found.addAll(onPages(world, made));
        assertThat(found).isEmpty();
    }

    private static JsonObject sample(World world, Map<String, Object> schema) {
        return new SampleBody(Map.of(
                        "image_url",
                        world.serenade()
                                .address()
                                .resolve("/sandbox/photos/dog.jpg")
                                .toString(),
                        "photo",
                        Base64.getEncoder().encodeToString(DrawnPet.jpeg(600, 600))))
                .of(schema);
    }

    /** The owner or an operator, as far as the call takes them; where sessions begin and end nobody, as theirs must last. */
    private static String[] caller(World world, Route route) {
        if (route.takes("operator")) {
            return new String[] {"Authorization", world.basic()};
        }
        if (route.path().startsWith("/api/v1/auth/")) {
            return new String[0];
        }
        if (route.takes("accessToken")) {
            return new String[] {"Authorization", world.owner().bearer()};
        }
        return route.takes("apiKey")
                ? new String[] {"Authorization", world.owner().bearerKey()}
                : new String[0];
    }

    private static RawHttp.Answer send(World world, Route route, String body, String... headers) {
        String job = route.path().contains("session_id")
                ? world.jobs().get(Order.LOVE_SONG)
                : world.jobs().get(Order.MUSIC_VIDEO);
        return world.http()
                .call(
                        route.method(),
                        route.filled(part -> job),
                        body.getBytes(StandardCharsets.UTF_8),
                        Stream.concat(Stream.of("Content-Type", JSON), Stream.of(headers))
                                .toArray(String[]::new));
    }

    private static Optional<String> jobIn(RawHttp.Answer answer) {
        if (answer.status() >= 300 || !answer.type().contains("json")) {
            return Optional.empty();
        }
        JsonObject json = RunningSerenade.json(answer.text().replaceAll("(?s)^[0-9a-f]+\r\n|\r\n0\r\n\r\n$", ""));
        return Stream.of("job_id", "session_id")
                .filter(json::containsKey)
                .map(json::getString)
                .findFirst();
    }

    private static List<String> findings(String what, RawHttp.Answer answer) {
        List<String> found = new ArrayList<>();
        if (answer.status() == 0 || answer.status() >= 500 && answer.status() != 502 && answer.status() != 503) {
            found.add(what + " is answered " + answer);
        }
        if (answer.header("x-evil").isPresent()) {
            found.add(what + " adds a header");
        }
        if (answer.isPage() && MARKUP.stream().anyMatch(answer.text()::contains)) {
            found.add(what + " becomes markup");
        }
        if (answer.took().compareTo(IN_TIME) > 0) {
            found.add(what + " takes " + answer.took());
        }
        return found;
    }

    /** All that is shown of each job, to its owner and to operators. */
    private static List<String> onPages(World world, Set<String> made) {
        List<String> found = new ArrayList<>();
        AtomicInteger escaped = new AtomicInteger();
        for (Route route : Route.all().stream()
                .filter(route -> route.method().equals("GET"))
                .toList()) {
            for (String job : route.parts().isEmpty() ? Set.of("") : made) {
                RawHttp.Answer page = world.http()
                        .get(
                                route.filled(part -> job),
                                "Cookie",
                                world.console() + "; " + world.owner().cookie());
                found.addAll(findings(route + " of " + job, page));
                if (page.isPage() && page.text().contains("&lt;script&gt;alert(4711)")) {
                    escaped.incrementAndGet();
                }
            }
        }
        assertThat(escaped).as("pages that show such a text as a text").hasPositiveValue();
        return found;
    }

    @Test
    void noBrokenJsonBreaksAnything(World world) {
        List<String> found = new ArrayList<>();
        for (Route route : Route.all().stream().filter(Route::changes).toList()) {
            for (String body : BROKEN) {
                RawHttp.Answer answer = send(world, route, body, caller(world, route));
                String begin = body.substring(0, Math.min(30, body.length()));
                found.addAll(findings(route + " with " + begin, answer));
                if (route.body(JSON).isPresent() && answer.status() < 300 && !isObject(body) && !mayBeEmpty(route)) {
                    found.add(route + " takes " + begin + ": " + answer);
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(world.serenade().get("/health/ready").statusCode()).isEqualTo(200);
    }

    private static boolean isObject(String body) {
        return body.startsWith("{\"a\":1,")
                || body.startsWith("{\"__proto__\"")
                || body.contains("\\u0000")
                || body.contains("1e9");
    }

    private static boolean mayBeEmpty(Route route) {
        return !Boolean.TRUE.equals(Route.map(route.call().get("requestBody")).get("required"));
    }

    @Test
    void noBrokenFormBreaksAnything(World world) {
        List<String> found = new ArrayList<>();
        List<Route> doors = Route.all().stream()
                .filter(route -> route.body(FORM).isPresent())
                .toList();
        assertThat(doors).isNotEmpty();
        for (Route route : doors) {
            forms().forEach((trick, form) -> {
                String type = trick.equals("without a boundary") ? FORM : FORM + "; boundary=" + boundary(trick);
                RawHttp.Answer answer = world.http()
                        .call(
                                route.method(),
                                route.path(),
                                form.getBytes(StandardCharsets.ISO_8859_1),
                                "Content-Type",
                                type,
                                "Authorization",
                                route.takes("accessToken")
                                        ? world.owner().bearer()
                                        : world.owner().bearerKey());
                found.addAll(findings(route + " with a form " + trick, answer));
                if (answer.status() < 400) {
                    found.add(route + " takes a form " + trick + ": " + answer);
                }
            });
        }
        assertThat(found).isEmpty();
    }

    private static String boundary(String trick) {
        return trick.equals("whose boundary is endless") ? "x".repeat(5_000) : "xYz";
    }

    private static Map<String, String> forms() {
        String file = "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n";
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("without a boundary", file.formatted("a.jpg", "x") + "--xYz--\r\n");
        forms.put("whose boundary is endless", "--" + "x".repeat(5_000) + "\r\n\r\n");
        forms.put("that never ends", file.formatted("a.jpg", "x".repeat(10_000)));
        forms.put("of ten thousand parts", file.formatted("a.jpg", "x").repeat(10_000) + "--xYz--\r\n");
        forms.put("of nothing", "--xYz--\r\n");
        forms.put("without anything", "");
        forms.put("whose part has endless headers", "--xYz\r\n" + "X-A: b\r\n".repeat(20_000) + "\r\nx\r\n--xYz--\r\n");
        forms.put(
                "whose part has one endless header",
                "--xYz\r\nX-A: " + "b".repeat(200_000) + "\r\n\r\nx\r\n--xYz--\r\n");
        forms.put("with a name that climbs", file.formatted("../../../../tmp/evil.jpg", "x") + "--xYz--\r\n");
        forms.put("with a name of nothing", file.formatted("\0", "x") + "--xYz--\r\n");
        forms.put(
                "within a form",
                "--xYz\r\nContent-Type: multipart/mixed; boundary=a\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n"
                        + "--a\r\n\r\nx\r\n--a--\r\n--xYz--\r\n");
        forms.put(
                "that says it is encoded",
                "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n####\r\n--xYz--\r\n");
        forms.put("that is a web page", file.formatted("a.html", "<script>alert(4711)</script>") + "--xYz--\r\n");
        return forms;
    }

    /** Each field that takes an address, as its name says, with each of the vectors that the fetcher refuses. */
    @Test
    void noDoorAsksAnAddressInside(World world) throws IOException {
        List<String> found = new ArrayList<>();
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket inside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread counter = new Thread(() -> count(inside, connections), "counts-connections");
            counter.setDaemon(true);
            counter.start();
            Set<String> doors = new TreeSet<>();
            for (Route route : Route.all()) {
                Map<String, Object> schema = route.body(JSON).orElse(Map.of());
                for (String field : Route.properties(schema).keySet().stream()
                        .filter(name -> name.matches("(.*_)?(url|uri|address|webhook|callback)"))
                        .toList()) {
                    doors.add(route + " " + field);
                    for (String vector : HostileAddresses.aimedAt(inside.getLocalPort())) {
                        String body = Json.createObjectBuilder(sample(world, schema))
                                .add(field, vector)
                                .build()
                                .toString();
                        RawHttp.Answer answer = send(world, route, body, caller(world, route));
                        found.addAll(findings(route + " with " + field + " " + vector, answer));
                        if (answer.status() < 400) {
                            found.add(route + " takes " + field + " " + vector + ": " + answer);
                        }
                    }
                }
            }
            assertThat(doors).hasSizeGreaterThanOrEqualTo(7);
            assertThat(found).isEmpty();
            assertThat(connections).hasValue(0);
        }
    }

    private static void count(ServerSocket inside, AtomicInteger connections) {
        try {
            while (!inside.isClosed()) {
                inside.accept().close();
                connections.incrementAndGet();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
