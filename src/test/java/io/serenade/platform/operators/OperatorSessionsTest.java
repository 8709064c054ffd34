package io.serenade.platform.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.Beans;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.ServerSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorSessionsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Operator ADMIN = new Operator("admin", OperatorRole.ADMIN);

    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private Operators people;
    private AdminAccount account;
    private OperatorSessions sessions;

    @BeforeEach
    void begin() {
        DATABASE.update("delete from operators");
        DATABASE.update("delete from operator_sessions");
        become("a-long-password");
    }

    /** The application starts with this password. */
    private void become(String password) {
        Beans beans = new Beans(DATABASE)
                .give(clock)
                .give(new ServerSettings(
                        Path.of("."),
                        URI.create("http://localhost"),
                        List.of(),
                        List.of(),
                        List.of(),
                        "admin",
                        Optional.of(new Secret(password)),
                        "node"));
        people = beans.get(Operators.class);
        account = beans.get(AdminAccount.class);
        sessions = beans.get(OperatorSessions.class);
    }

    @Test
    void knowsWhoSignedInForAWorkingDay() {
        String token = sessions.begin(ADMIN);

        clock.moveOn(Duration.ofHours(12).minusSeconds(1));
        assertThat(sessions.find(token)).contains(ADMIN);
        clock.moveOn(Duration.ofSeconds(1));
        assertThat(sessions.find(token)).isEmpty();
        assertThat(sessions.find("another")).isEmpty();
    }

    @Test
    void endsWhenAskedTo() {
        String token = sessions.begin(ADMIN);
        sessions.end(token);

        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void endsWithTheOldPassword() {
        String token = sessions.begin(ADMIN);
        become("another-password");

        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void knowsPeopleByTheirPresentRoleAndPassword() {
        String password = people.put("mira", OperatorRole.VIEWER, "admin");
        assertThat(account.find(basic("mira", password))).contains(new Operator("mira", OperatorRole.VIEWER));
        assertThat(account.find(basic("mira", "a-long-password"))).isEmpty();
        assertThat(account.find(basic("admin", password))).isEmpty();
        assertThat(account.find(basic("admin", "a-long-password"))).contains(ADMIN);
        assertThat(account.find(basic("nobody", password))).isEmpty();
        String token = sessions.begin(new Operator("mira", OperatorRole.VIEWER));
        assertThat(sessions.find(token)).isPresent();

        people.put("mira", OperatorRole.OPERATOR, "admin");
        assertThat(sessions.find(token)).isEmpty();
        assertThat(account.find(basic("mira", password))).isEmpty();

        String again = sessions.begin(new Operator("mira", OperatorRole.OPERATOR));
        people.remove("mira");
        assertThat(sessions.find(again)).isEmpty();
    }

    @Test
    void keepsNothingThatOpensAnything() {
        String password = people.put("mira", OperatorRole.VIEWER, "admin");
        String token = sessions.begin(ADMIN);

        assertThat(DATABASE.list(
                        "select token_hash || proof from operator_sessions union all select password_hash from operators",
                        row -> row.getString(1)))
                .noneMatch(kept -> kept.contains(token) || kept.contains(password) || kept.contains("a-long-password"));
    }

    @Test
    void takesNonsenseForNobody() {
        for (String header : new String[] {null, "", "Basic", "Basic !!!", "Bearer x", "Basic " + base64("admin")}) {
            assertThat(account.find(header)).isEmpty();
        }
        assertThat(account.find(basic("a\0b", "x"))).isEmpty();
    }

    private static String basic(String name, String password) {
        return "Basic " + base64(name + ":" + password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
