package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.serenade.crash.RunningSerenade;
import io.serenade.proof.HostileWorld.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every way into the product, for those who are not who they say, or whose browser is made to ask by somebody else.
 *
 * <p>Seen to fail with {@code VisibleJobs} looking at no owner, with {@code AccessTokens} verifying no signature while
 * {@code Sessions} knows no versions, and with {@code SameOrigin} letting everybody through.
 */
@Tag("hostile")
@ExtendWith(HostileWorld.class)
class HostileCallersProof {
    private static final String EVIL = "https://evil.example";

    /** What anybody may do who was given the address of a song, or who sees a page of ours. */
    private static final Set<String> FOR_EVERYBODY = Set.of(
            "POST /api/submissions/{session_id}/report",
            "POST /api/results/{session_id}/story",
            "POST /api/counts/{product}/{event}");

    /** A job of somebody else is as one that is not there; who shows nothing at all may be asked to sign in. */
    @Test
    void nobodySeesOrChangesWhatIsSomebodyElses(World world) {
        List<String> found = new ArrayList<>();
        Set<String> open = new TreeSet<>();
        List<String> before = world.stored();
        for (Route route : Route.all().stream()
                .filter(route -> !route.changes() || !route.parts().isEmpty())
                .toList()) {
            for (String job : world.jobs().values()) {
                for (String[] stranger : strangers(world)) {
                    RawHttp.Answer answer = call(world, route, job, stranger);
                    RawHttp.Answer unknown = call(world, route, another(job), stranger);
                    String what = route + " of " + job + " by " + stranger[0] + " " + answer.status();
                    boolean asked = stranger.length == 2 && stranger[0].equals("Origin") && answer.status() == 401;
                    if (isPrivate(route) && !asked && !alike(answer, job, unknown, another(job))) {
                        found.add(what + " differs from that of an unknown job: " + answer + "\n    " + unknown);
                    }
                    if (route.path().contains("/admin") && answer.status() < 400 && !isDoor(route)) {
                        found.add(what);
                    }
                    if (!isPrivate(route) && route.changes() && answer.status() < 300) {
                        open.add(route.toString());
                    }
                    if (route.parts().isEmpty() && tellsOf(world, answer)) {
                        found.add(what + " tells of what is somebody else's");
                    }
                }
                if (route.parts().isEmpty()) {
                    break;
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(world.stored()).isEqualTo(before);
        assertThat(open.stream().filter(route -> route.contains("{"))).isSubsetOf(FOR_EVERYBODY);
    }

    private static boolean isDoor(Route route) {
        return route.path().equals("/admin/login") || route.path().equals("/admin/logout");
    }

    /** Where callers say who they are, jobs have owners. */
    private static boolean isPrivate(Route route) {
        return !route.parts().isEmpty()
                && !Route.list(route.call().get("security")).isEmpty();
    }

    private static boolean tellsOf(World world, RawHttp.Answer answer) {
        return answer.text().contains(HostileWorld.SECRET)
                || world.jobs().values().stream().anyMatch(answer.text()::contains);
    }

    private static List<String[]> strangers(World world) {
        String own = origin(world);
        return List.of(
                new String[] {"Origin", own},
                new String[] {"Authorization", world.other().bearerKey()},
                new String[] {"Authorization", world.other().bearer()},
                new String[] {"Cookie", world.other().cookie(), "Origin", own});
    }

    private static String origin(World world) {
        return "http://" + world.serenade().address().getAuthority();
    }

    private static RawHttp.Answer call(World world, Route route, String job, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        byte[] body = new byte[0];
        if (route.body("application/json").isPresent()) {
            all.putIfAbsent("Content-Type", "application/json");
            body = new SampleBody(Map.of(
                            "image_url",
                            world.serenade()
                                    .address()
                                    .resolve("/sandbox/photos/dog.jpg")
                                    .toString()))
                    .of(route.body("application/json").get())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }
        String target = route.filled(part -> part.equals("file") ? job + ".mp4" : job);
        return world.http()
                .call(
                        route.method(),
                        target,
                        body,
                        all.entrySet().stream()
                                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                                .toArray(String[]::new));
    }

    /** An id of the same shape that nobody has. */
    private static String another(String job) {
        return job.substring(0, job.length() - 3) + (job.endsWith("777") ? "888" : "777");
    }

    private static boolean alike(RawHttp.Answer answer, String job, RawHttp.Answer unknown, String other) {
        return answer.status() == unknown.status() && told(answer, job).equals(told(unknown, other));
    }

    /** Without the id, and without what no two answers have alike. */
    private static String told(RawHttp.Answer answer, String job) {
        return answer.text().replace(job, "ID").replaceAll("\"(trace_id|instance)\":\"[^\"]*\"", "");
    }

    @Test
    void noTokenButOursOpensAnything(World world) throws JOSEException, ParseException {
        List<String> found = new ArrayList<>();
        Map<String, String> forged = forged(world);
        String job = world.jobs().get(Order.MUSIC_VIDEO);
        List<Route> routes =
                Route.all().stream().filter(route -> route.takes("accessToken")).toList();
        assertThat(routes).hasSizeGreaterThan(15);
        for (Route route : routes) {
            forged.forEach((trick, token) -> {
                RawHttp.Answer answer = call(world, route, job, "Authorization", "Bearer " + token);
                if (answer.status() != 401) {
                    found.add(route + " with a token " + trick + ": " + answer);
                }
            });
            if (!route.changes()) {
                RawHttp.Answer genuine =
                        call(world, route, job, "Authorization", world.owner().bearer());
                if (genuine.status() == 401) {
                    found.add(route + " with a genuine one: " + genuine);
                }
            }
        }
        found.addAll(acceptedInCookies(world, forged));
        assertThat(found).isEmpty();
    }

    /** A page or a call that a session opens, with the cookie of a forger, is that of somebody with none. */
    private static List<String> acceptedInCookies(World world, Map<String, String> forged) {
        List<String> found = new ArrayList<>();
        String job = world.jobs().get(Order.MUSIC_VIDEO);
        Route.all().stream().filter(route -> route.method().equals("GET")).forEach(route -> {
            int none = call(world, route, job).status();
            if (call(world, route, job, "Cookie", world.owner().cookie()).status() != none) {
                forged.forEach((trick, token) -> {
                    int status = call(world, route, job, "Cookie", "serenade_session=" + token)
                            .status();
                    if (status != none) {
                        found.add(route + " with a cookie " + trick + ": " + status);
                    }
                });
            }
        });
        return found;
    }

    private static Map<String, String> forged(World world) throws JOSEException, ParseException {
        JWTClaimsSet claims = SignedJWT.parse(world.owner().token()).getJWTClaimsSet();
        String[] parts = world.owner().token().split("\\.");
        String[] others = world.other().token().split("\\.");
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("without a signature", new PlainJWT(claims).serialize());
        forged.put("whose signature is left out", parts[0] + "." + parts[1] + ".");
        forged.put("with the signature of another", parts[0] + "." + parts[1] + "." + others[2]);
        forged.put("with the claims of another", parts[0] + "." + others[1] + "." + parts[2]);
        forged.put("of another key", signed(header(), claims, "x".repeat(48)));
        forged.put("of an empty-looking key", signed(header(), claims, "\0".repeat(48)));
        forged.put(
                "of another algorithm",
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.HS384)
                                .type(JOSEObjectType.JWT)
                                .build(),
                        claims,
                        HostileWorld.JWT_KEY + HostileWorld.JWT_KEY));
        forged.put(
                "that names its key",
                signed(
                        new JWSHeader.Builder(header())
                                .jwkURL(URI.create(EVIL + "/keys"))
                                .build(),
                        claims,
                        HostileWorld.JWT_KEY));
        forged.put("that has expired", changed(claims, c -> c.expirationTime(ago(1))
                .issueTime(ago(3_600))));
        forged.put("that is too old", changed(claims, c -> c.issueTime(ago(90_000))));
        forged.put("that never ends", changed(claims, c -> c.expirationTime(null)));
        forged.put("for somebody else's service", changed(claims, c -> c.audience("elsewhere")));
        forged.put("by somebody else", changed(claims, c -> c.issuer("elsewhere")));
        forged.put("for nobody", changed(claims, c -> c.subject("abcdefghijklmnopqrstuvwx")));
        forged.put("of an earlier session", changed(claims, c -> c.claim("ver", version(claims) - 1)));
        forged.put("of a session to come", changed(claims, c -> c.claim("ver", version(claims) + 1)));
        forged.put("that was signed out", signedOut(world));
        return forged;
    }

    private static int version(JWTClaimsSet claims) {
        return ((Number) claims.getClaim("ver")).intValue();
    }

    private static String signedOut(World world) {
        String login =
                "{\"email\":\"signed-out-" + System.nanoTime() + "@example.com\",\"password\":\"lantern-otter-4711\"}";
        String token = RunningSerenade.json(
                        world.http().postJson("/api/v1/auth/register", login).text())
                .getString("access_token");
        RawHttp.Answer out =
                world.http().postJson("/api/v1/auth/sign-out-everywhere", "", "Authorization", "Bearer " + token);
        assertThat(out.status()).as(out.toString()).isLessThan(300);
        return token;
    }

    private static String changed(JWTClaimsSet claims, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(header(), change.apply(new JWTClaimsSet.Builder(claims)).build(), HostileWorld.JWT_KEY);
    }

    private static JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, String key) {
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static Date ago(long seconds) {
        return Date.from(Instant.now().minus(Duration.ofSeconds(seconds)));
    }

    /** Asked by the page of another site, a browser's cookies are worth nothing: the answer is that without them. */
    @Test
    void noOtherSiteActsWithCookies(World world) {
        List<String> found = new ArrayList<>();
        List<String> before = world.stored();
        String cookies = world.owner().cookie() + "; " + world.console();
        List<String[]> pages = List.of(
                new String[] {"Origin", EVIL, "Sec-Fetch-Site", "cross-site"},
                new String[] {"Origin", EVIL},
                new String[] {"Origin", "null", "Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Origin", origin(world) + ".evil.example"},
                new String[] {"Origin", origin(world), "Sec-Fetch-Site", "same-site"});
        for (Route route : Route.all().stream().filter(Route::changes).toList()) {
            for (String job : world.jobs().values()) {
                for (String[] page : pages) {
                    for (String type : List.of("application/json", "text/plain", "application/x-www-form-urlencoded")) {
                        int without = call(world, route, job, with(page, "Content-Type", type))
                                .status();
                        RawHttp.Answer answer =
                                call(world, route, job, with(page, "Content-Type", type, "Cookie", cookies));
                        if (answer.status() != without && answer.status() < 400) {
                            found.add(route + " asked by " + String.join(" ", page) + " as " + type + ": " + answer);
                        }
                    }
                }
                if (route.parts().isEmpty()) {
                    break;
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(world.stored()).isEqualTo(before);
        RawHttp.Answer own = world.http()
                .postJson(
                        "/api/v1/jobs/" + world.jobs().get(Order.MUSIC_VIDEO) + "/tickets",
                        "",
                        "Cookie",
                        cookies,
                        "Origin",
                        origin(world));
        assertThat(own.status()).as("what our own page gets").isEqualTo(201);
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
    }
}
