package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts as programs and our own pages use them (docs/accounts.md). */
@ExtendWith(RunningServer.class)
class AccountsIT {
    private static final String AUTH = "/api/v1/auth";
    private static final String PASSWORD = "jolly otter 42";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Pattern LINK = Pattern.compile("/reset-password#token=([A-Za-z0-9_-]{43})");

    private final String email = "otter" + PEOPLE.incrementAndGet() + "-" + UUID.randomUUID() + "@example.org";

    @Test
    void registersSignsInAndTellsWhoItIs(Api api) {
        Answer registered = register(api, email).isOk();
        assertThat(registered.json()).containsOnlyKeys("access_token", "token_type", "expires_in");
        assertThat(registered.field("token_type")).isEqualTo("bearer");
        assertThat(registered.json().getInt("expires_in")).isEqualTo(86_400);
        registered.hasHeader("Cache-Control", "no-store");
        assertThat(registered.header("RateLimit-Policy")).isEqualTo("\"register\";q=10;w=3600");
        assertThat(registered.header("RateLimit")).isEqualTo("\"register\";r=9");
        assertThat(registered.header("Set-Cookie")).isEmpty();

        String token = login(api, " " + email.toUpperCase(Locale.ROOT) + " ", PASSWORD)
                .isOk()
                .field("access_token");
        Answer me = me(api, token).isOk();
        assertThat(me.json()).containsOnlyKeys("id", "email", "created_at");
        assertThat(me.field("email")).isEqualTo(email);
        api.get(AUTH + "/me").isProblem(401, "unauthorized").hasHeader("WWW-Authenticate", "Bearer realm=\"Serenade\"");
    }

    @Test
    void refusesWhatCannotBeAnAccount(Api api) {
        register(api, email).isOk();
        Answer taken = register(api, email).isProblem(409, "user_already_exists");
        assertThat(taken.field("detail")).isEqualTo("User already registered");
        post(api, "/register", "{\"email\":\"x" + email + "\",\"password\":\"password123\"}")
                .isProblem(422, "weak_password");
        post(api, "/register", "{\"email\":\"x" + email + "\",\"password\":\"short 7\"}")
                .isProblem(422, "weak_password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"matt\",\"password\":\"jolly otter 42\"}",
                "{\"email\":\"matt@example.org\"}",
                "{\"email\":\"matt@example.org\",\"password\":\"\"}",
                "{\"email\":7,\"password\":\"jolly otter 42\"}",
                "{\"email\":\"matt@example.org\",\"password\":null}",
                "{\"email\":\"matt@example.org\\r\\nBcc: x@example.org\",\"password\":\"jolly otter 42\"}"
            })
    void namesTheFieldsThatAreWrong(String body, Api api) {
        for (String call : List.of("/register", "/login")) {
            Answer refused = post(api, call, body).isProblem(400, "bad_request");
            assertThat(refused.json().getJsonArray("errors")).isNotEmpty();
        }
    }

    @Test
    void tellsWrongAndUnknownInTheSameWordsAndTime(Api api) {
        register(api, email).isOk();
        long wrong = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            Answer first = login(api, email, "jolly beaver 42").isProblem(401, "invalid_credentials");
            long between = System.nanoTime();
            Answer second = login(api, "nobody-" + email, PASSWORD).isProblem(401, "invalid_credentials");
            long end = System.nanoTime();
            assertThat(first.text()).isEqualTo(second.text());
            assertThat(first.field("detail")).isEqualTo("Invalid login credentials");
            wrong = Math.min(wrong, between - begin);
            unknown = Math.min(unknown, end - between);
        }
        // The fastest of each, which other work on this machine disturbs least.
        assertThat((double) unknown / wrong).isBetween(0.5, 2.0);
    }

    @Test
    void stopsGuessingAndLetsTheOwnerIn(Api api) {
        register(api, email).isOk();
        Api guesser = api.otherVisitor();
        for (int i = 0; i < 10; i++) {
            login(guesser, email, "guess number " + i).isProblem(401, "invalid_credentials");
        }
        Answer refused = login(guesser, email, PASSWORD).isProblem(429, "quota_exceeded");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"login-account\";q=10;w=900");
        assertThat(refused.json().getJsonArray("violated-policies").getString(0))
                .isEqualTo("login-account");
        login(api, email, PASSWORD).isOk();
    }

    @Test
    void makesTenAccountsAnHourForAnAddress(Api api) {
        for (int i = 0; i < 10; i++) {
            register(api, i + email).isOk();
        }
        Answer refused = register(api, "x" + email).isProblem(429, "quota_exceeded");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3_600);
        register(api.otherVisitor(), "x" + email).isOk();
    }

    @Test
    void setsAForgottenPasswordByMail(Api api, Records records) throws Exception {
        String session = register(api, email).isOk().field("access_token");
        Answer asked = post(api, "/reset-password", "{\"email\":\"" + email + "\"}")
                .isOk()
                .hasJson("{\"message\":\"Password reset email sent\"}");
        Answer unknown = post(api.otherVisitor(), "/reset-password", "{\"email\":\"nobody-" + email + "\"}")
                .isOk();
        assertThat(unknown.text()).isEqualTo(asked.text());

        String link = await().atMost(Duration.ofSeconds(30))
                .until(() -> linkSentTo(email, records), Optional::isPresent)
                .orElseThrow();
        assertThat(records.count(
                        "select count(*) from outbox where kind = 'password-reset' and payload like ?",
                        "%" + email + "%"))
                .isZero();
        confirm(api, link, "password123").isProblem(422, "weak_password");
        confirm(api, link, "sleepy otter 43").isOk().hasJson("{\"message\":\"Password changed\"}");
        me(api, session).isProblem(401, "unauthorized");
        login(api, email, PASSWORD).isProblem(401, "invalid_credentials");
        login(api, email, "sleepy otter 43").isOk();
        confirm(api, link, PASSWORD).isProblem(400, "invalid_reset_token");
        assertThat(linkSentTo("nobody-" + email, records)).isEmpty();
        assertThat(records.log()).doesNotContain(email).doesNotContain(link);
    }

    @Test
    void changesThePasswordAndSignsOutEverywhere(Api api) {
        String first = register(api, email).isOk().field("access_token");
        String other = login(api, email, PASSWORD).isOk().field("access_token");
        String change = "{\"current_password\":\"%s\",\"new_password\":\"sleepy otter 43\"}";
        post(api, "/change-password", String.format(change, "jolly beaver"), bearer(first))
                .isProblem(401, "invalid_credentials");
        String next = post(api, "/change-password", String.format(change, PASSWORD), bearer(first))
                .isOk()
                .field("access_token");
        me(api, first).isProblem(401, "unauthorized");
        me(api, other).isProblem(401, "unauthorized");
        me(api, next).isOk();
        post(api, "/sign-out-everywhere", "", bearer(next)).is(204);
        Answer over = me(api, next).isProblem(401, "unauthorized");
        assertThat(over.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void keepsASessionForOurPagesOnly(Api api) {
        register(api, email).isOk();
        String credentials = "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
        Answer signedIn =
                post(api, "/login", credentials, "Origin", api.address()).isOk();
        String cookie = signedIn.header("Set-Cookie");
        assertThat(cookie)
                .startsWith("serenade_session=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .containsIgnoringCase("Path=/");
        String session = cookie.substring(0, cookie.indexOf(';'));
        api.get(AUTH + "/me", "Cookie", session).isOk();

        String other = "https://elsewhere.example";
        assertThat(post(api, "/login", credentials, "Origin", other).isOk().header("Set-Cookie"))
                .isEmpty();
        for (String[] page : List.of(
                new String[] {"Cookie", session},
                new String[] {"Cookie", session, "Origin", other},
                new String[] {"Cookie", session, "Origin", "null"},
                new String[] {"Cookie", session, "Origin", api.address(), "Sec-Fetch-Site", "cross-site"})) {
            post(api, "/sign-out-everywhere", "", page).isProblem(401, "unauthorized");
            api.send("DELETE", AUTH + "/account", BodyPublishers.ofString("{\"password\":\"" + PASSWORD + "\"}"), page)
                    .isProblem(401, "unauthorized");
        }
        api.postAs("text/plain", AUTH + "/login", credentials, "Origin", other)
                .isProblem(415, "unsupported_media_type");
        post(api, "/logout", "", "Cookie", session, "Origin", other).isProblem(403, "forbidden");

        Answer out = post(api, "/logout", "", "Cookie", session, "Origin", api.address())
                .is(204);
        assertThat(out.header("Set-Cookie")).startsWith("serenade_session=").containsIgnoringCase("Max-Age=0");
        post(api, "/sign-out-everywhere", "", "Cookie", session, "Origin", api.address())
                .is(204);
        api.get(AUTH + "/me", "Cookie", session).isProblem(401, "unauthorized");
    }

    @Test
    void takesNoTokenThatIsNotItsOwn(Api api) {
        String token = register(api, email).isOk().field("access_token");
        String[] parts = token.split("\\.");
        for (String forged : List.of(
                parts[0] + "." + parts[1] + ".",
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                "eyJhbGciOiJub25lIn0." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + "." + "A".repeat(43),
                "a.b.c")) {
            me(api, forged).isProblem(401, "unauthorized");
            api.get("/api/v1/jobs", bearer(forged)).isProblem(401, "unauthorized");
        }
        api.get(AUTH + "/me", "Authorization", "Bearer sk_" + "x".repeat(43)).isProblem(401, "unauthorized");
        me(api, token).isOk();
    }

    @Test
    void showsAndChangesOnesOwnJobsOnly(Api api, Records records) {
        String matt = register(api, email).isOk().field("access_token");
        String anna = register(api, "anna-" + email).isOk().field("access_token");
        String job = ownedJob(api, records, me(api, matt).field("id"));
        String path = "/api/v1/jobs/" + job;

        api.get(path, bearer(matt)).isOk();
        assertThat(api.get("/api/v1/jobs", bearer(matt)).isOk().text()).contains(job);
        assertThat(api.get("/api/v1/jobs", bearer(anna)).isOk().text()).doesNotContain(job);
        for (String verb : List.of(
                "GET " + path,
                "GET /api/v1/status/" + job,
                "GET " + path + "/events",
                "POST " + path + "/tickets",
                "DELETE " + path)) {
            String[] call = verb.split(" ");
            api.send(call[0], call[1], BodyPublishers.noBody(), bearer(anna)).isProblem(404, "not_found");
            api.send(call[0], call[1], BodyPublishers.noBody()).isProblem(401, "unauthorized");
        }
        api.get(path + "/webhook-deliveries", bearer(anna)).isProblem(404, "not_found");
        api.get(path + "/webhook-deliveries", bearer(matt)).isOk();
        String ticket = api.post(path + "/tickets", "", bearer(matt)).is(201).field("ticket");
        assertThat(api.get(path + "/events?ticket=" + ticket).status()).isEqualTo(200);
        api.send("DELETE", path, BodyPublishers.noBody(), bearer(matt)).is(204);
        api.get(path, bearer(matt)).isProblem(410, "gone");
    }

    @Test
    void deletesAnAccountWithItsJobs(Api api, Records records) {
        String token = register(api, email).isOk().field("access_token");
        String job = ownedJob(api, records, me(api, token).field("id"));
        delete(api, token, "jolly beaver 42").isProblem(401, "invalid_credentials");
        me(api, token).isOk();

        delete(api, token, PASSWORD).is(204);
        me(api, token).isProblem(401, "unauthorized");
        login(api, email, PASSWORD).isProblem(401, "invalid_credentials");
        assertThat(records.count("select count(*) from accounts where email = ?", email))
                .isZero();
        assertThat(records.count(
                        "select count(*) from jobs where id = ? and erased_at is not null and owner is null", job))
                .isEqualTo(1);
        register(api, email).isOk();
    }

    /** A generation that has ended and belongs to an account. */
    private static String ownedJob(Api api, Records records, String account) {
        String job = api.post("/api/v1/generate", "{\"prompt\":\"a red balloon\"}")
                .is(201)
                .field("job_id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/status/" + job).field("status"), "completed"::equals);
        records.update("update jobs set owner = ? where id = ?", "account:" + account, job);
        return job;
    }

    private static Optional<String> linkSentTo(String email, Records records) throws Exception {
        for (byte[] file : records.letters()) {
            MimeMessage letter = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(file));
            if (letter.getAllRecipients()[0].toString().equals(email)) {
                String text = ((MimeMultipart) letter.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString();
                Matcher link = LINK.matcher(text);
                assertThat(link.find()).isTrue();
                return Optional.of(link.group(1));
            }
        }
        return Optional.empty();
    }

    private static Answer register(Api api, String email) {
        return post(api, "/register", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    private static Answer login(Api api, String email, String password) {
        return post(api, "/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private static Answer confirm(Api api, String token, String password) {
        return post(api, "/reset-password/confirm", "{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}");
    }

    private static Answer me(Api api, String token) {
        return api.get(AUTH + "/me", bearer(token));
    }

    private static Answer delete(Api api, String token, String password) {
        return api.send(
                "DELETE",
                AUTH + "/account",
                BodyPublishers.ofString("{\"password\":\"" + password + "\"}"),
                bearer(token));
    }

    private static Answer post(Api api, String call, String body, String... headers) {
        return api.post(AUTH + call, body, headers);
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }
}
