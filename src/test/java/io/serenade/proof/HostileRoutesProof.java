package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.proof.HostileWorld.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every way into the product, with tricks in its path, with headers that a proxy would set, and with methods it has not.
 *
 * <p>Seen to fail with the product as it was, in which a NUL in the address of a clip's page broke it, pages of such errors
 * had lost their headers, and media of pets, roasts and films stood in no sandbox; with a link that names the host that was
 * called; and with {@code PROPFIND} answered.
 */
@Tag("hostile")
@ExtendWith(HostileWorld.class)
class HostileRoutesProof {
    /** {@code ID} stands for a job that is there. */
    private static final List<String> TRICKS = List.of(
            "..",
            ".",
            "%2e%2e",
            "canary.txt",
            "..%2fcanary.txt",
            "..%2f..%2fcanary.txt",
            "%2e%2e/canary.txt",
            "%2e%2e/%2e%2e/canary.txt",
            "..%252fcanary.txt",
            "..%5ccanary.txt",
            "..\\canary.txt",
            "..%c0%afcanary.txt",
            "..%ef%bc%8fcanary.txt",
            "....//canary.txt",
            "..;/canary.txt",
            "ID/../canary.txt",
            "ID%2f..%2fcanary.txt",
            "ID%2f..%2f..%2fcanary.txt",
            "ID.mp4%00.txt",
            "%00",
            "../../../../../../../../etc/passwd",
            "..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
            "%2fetc%2fpasswd",
            "//etc/passwd",
            "file:%2f%2f%2fetc%2fpasswd",
            "..%2fWEB-INF%2fweb.xml",
            "WEB-INF/web.xml",
            "..;/WEB-INF/web.xml",
            "META-INF/MANIFEST.MF",
            "..;/admin",
            "%0d%0aX-Evil:%20yes",
            "%3cscript%3ealert(4711)%3c%2fscript%3e",
            "%22%3e%3cimg%20src=x%20onerror=alert(4711)%3e",
            "'%20or%20'1'='1",
            "1;select%20pg_sleep(5)",
            "%7b%7b7*7%7d%7d",
            "$%7b7*7%7d",
            "%ff%fe",
            "%e2%80%ae",
            "%zz",
            "*",
            "-1",
            "99999999999999999999",
            "%20",
            "x".repeat(3_000));

    private static final List<String> OF_FILES =
            List.of(HostileWorld.SECRET, "root:x:0", "<web-app", "Manifest-Version", Invariants.CANARY);

    /** The page of a song, the same for everybody who was given its address. */
    private static final String SHARED_PAGE = "/result/{path}";

    private static final String EVIL = "evil.example";

    @Test
    void noTrickInAPathLeadsAnywhere(World world) {
        List<String> found = new ArrayList<>();
        String id = world.jobs().get(Order.MEDIA_GENERATION);
        for (Route route : Route.all()) {
            for (String part : route.parts()) {
                for (String trick : TRICKS) {
                    String target = route.filled(name -> name.equals(part) ? trick.replace("ID", id) : id);
                    RawHttp.Answer answer = world.http().call(route.method(), target, new byte[0]);
                    String what = route.method() + " " + target;
                    found.addAll(leaks(what, answer));
                    missing(route, answer).forEach(missing -> found.add(what + " " + answer.status() + " " + missing));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> leaks(String what, RawHttp.Answer answer) {
        List<String> found = new ArrayList<>();
        String text = answer.text();
        OF_FILES.stream().filter(text::contains).forEach(word -> found.add(what + " tells " + word));
        if (answer.status() == 0 || answer.status() >= 500 && answer.status() != 503 && answer.status() != 501) {
            found.add(what + " is answered " + answer);
        }
        if (answer.header("x-evil").isPresent()) {
            found.add(what + " adds a header");
        }
        if (answer.isPage() && (text.contains("<script>alert(4711)") || text.contains("<img src=x"))) {
            found.add(what + " becomes markup");
        }
        if (text.contains("io.serenade.") || text.contains("java.lang.")) {
            found.add(what + " tells where it broke: " + answer);
        }
        return found;
    }

    @Test
    void everyAnswerRestrictsWhatBrowsersDo(World world) {
        List<String> found = new ArrayList<>();
        for (Route route : Route.all()) {
            for (String id : world.jobs().values()) {
                String target = route.filled(part -> part.equals("file") ? id + ".mp4" : id);
                for (String[] caller : callers(world, route)) {
                    RawHttp.Answer answer = world.http().call(route.method(), target, new byte[0], caller);
                    missing(route, answer)
                            .forEach(what ->
                                    found.add(route.method() + " " + target + " " + answer.status() + " " + what));
                }
                if (route.parts().isEmpty()) {
                    break;
                }
            }
        }
        assertThat(found.stream().distinct()).isEmpty();
    }

    /** What is read is read by everybody, what changes something by nobody who may. */
    private static List<String[]> callers(World world, Route route) {
        List<String[]> callers = new ArrayList<>();
        callers.add(new String[] {"Origin", "https://" + EVIL});
        if (!route.changes()) {
            callers.add(new String[] {"Cookie", world.owner().cookie() + "; " + world.console()});
            callers.add(new String[] {"Authorization", world.owner().bearerKey()});
        }
        return callers;
    }

    private static boolean isOfStrangers(Route route) {
        return !route.parts().isEmpty() && !route.path().startsWith("/assets/");
    }

    private static List<String> missing(Route route, RawHttp.Answer answer) {
        List<String> missing = new ArrayList<>();
        if (answer.status() == 400 && answer.body().length == 0) {
            // No request that the server could read, and nothing that a browser could show.
            return missing;
        }
        Stream.of("referrer-policy", "permissions-policy", "cross-origin-opener-policy", "content-security-policy")
                .filter(name -> answer.header(name).isEmpty())
                .forEach(name -> missing.add("has no " + name));
        if (!"nosniff".equals(answer.header("x-content-type-options").orElse(""))) {
            missing.add("may be sniffed");
        }
        Stream.of("server", "x-powered-by")
                .filter(name -> answer.header(name).isPresent())
                .forEach(name -> missing.add("tells " + name));
        String allowed = answer.header("access-control-allow-origin").orElse("");
        if (allowed.contains(EVIL)
                || allowed.equals("*")
                        && answer.header("access-control-allow-credentials").isPresent()) {
            missing.add("lets other sites read it: " + allowed);
        }
        String policy = answer.header("content-security-policy").orElse("");
        if (isOfStrangers(route)
                && answer.type().matches("(?i)(image|audio|video)/.*|application/octet-stream")
                && !policy.contains("sandbox")) {
            missing.add("is a file of strangers, " + answer.type() + ", and not in a sandbox");
        }
        if (answer.isPage() && !(policy.contains("frame-ancestors 'none'") && policy.contains("script-src 'self';"))) {
            missing.add("is a page with the policy " + policy);
        }
        String cache = answer.header("cache-control").orElse("");
        if (answer.type().matches("application/(problem\\+)?json.*") && !cache.matches(".*(no-store|private).*")) {
            missing.add("is JSON that caches keep: " + cache);
        }
        if (answer.isPage()
                && !route.path().equals(SHARED_PAGE)
                && answer.text().contains(HostileWorld.SECRET)
                && !cache.matches(".*(no-store|private).*")) {
            missing.add("is somebody's page that caches keep: " + cache);
        }
        if (answer.headers().stream()
                .anyMatch(line -> line.startsWith("set-cookie")
                        && !line.toLowerCase(Locale.ROOT).matches("(?=.*httponly)(?=.*samesite).*"))) {
            missing.add("sets a cookie that scripts read or others send");
        }
        return missing;
    }

    @Test
    void noHeaderOfAProxyChangesWhereLinksLead(World world) {
        List<String> found = new ArrayList<>();
        String id = world.jobs().get(Order.LOVE_SONG);
        for (Route route : Route.all()) {
            String target = route.filled(part -> id);
            RawHttp.Answer answer = world.http()
                    .call(
                            route.method(),
                            target,
                            new byte[0],
                            "X-Forwarded-Host",
                            EVIL,
                            "X-Forwarded-Proto",
                            "https",
                            "X-Forwarded-Prefix",
                            "/" + EVIL,
                            "X-Forwarded-Server",
                            EVIL,
                            "X-Host",
                            EVIL,
                            "Forwarded",
                            "for=1.2.3.4;host=" + EVIL + ";proto=https",
                            "X-Original-URL",
                            "/admin",
                            "X-Rewrite-URL",
                            "/admin",
                            "X-HTTP-Method-Override",
                            "DELETE");
            RawHttp.Answer hosted = world.http().call(route.method(), target, new byte[0], "Host", EVIL);
            for (RawHttp.Answer told : List.of(answer, hosted)) {
                if (told.text().contains(EVIL) || told.headers().toString().contains(EVIL)) {
                    found.add(route + " believes in " + told);
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(world.stored()).allMatch(row -> row.contains("SUCCEEDED"));
    }

    @Test
    void methodsThatNobodyNeedsAreRefused(World world) {
        List<String> found = new ArrayList<>();
        String id = world.jobs().get(Order.LOVE_SONG);
        Stream<String> targets =
                Route.all().stream().map(route -> route.filled(part -> id)).distinct();
        targets.forEach(target -> {
            for (String method : List.of("TRACE", "CONNECT", "PROPFIND", "BREW")) {
                RawHttp.Answer answer = world.http().call(method, target, new byte[0], "X-Canary", Invariants.CANARY);
                if (answer.status() < 400 || answer.text().contains(Invariants.CANARY)) {
                    found.add(method + " " + target + " is answered " + answer);
                }
            }
        });
        assertThat(found).isEmpty();
    }
}
