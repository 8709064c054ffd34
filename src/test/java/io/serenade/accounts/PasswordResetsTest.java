package io.serenade.accounts;

import static io.serenade.accounts.AccountWorld.HOME;
import static io.serenade.accounts.AccountWorld.MATT;
import static io.serenade.accounts.AccountWorld.PASSWORD;
import static io.serenade.accounts.SignInTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.accounts.AttemptLimits.TooManyAttemptsException;
import io.serenade.platform.Ids;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.web.problems.ProblemType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordResetsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final SettableClock CLOCK = DATABASE.clockAt(Instant.EPOCH);
    private static final String NEXT = "sleepy otter";
    private static final EmailAddress NOBODY = new EmailAddress("nobody@example.org");

    private AccountWorld world;
    private SignIn signIn;
    private PasswordResets resets;

    @BeforeEach
    void begin() {
        world = new AccountWorld(DATABASE, CLOCK);
        signIn = world.signIn();
        resets = world.get(PasswordResets.class);
    }

    @Test
    void setsAPasswordOnceAndEndsAllSessionsAndLinks() {
        String session = world.register();
        String link = open();
        String other = open();
        signIn.resetPassword(link, NEXT);
        assertThat(world.holder(session)).isEmpty();
        signIn.login(MATT, NEXT, HOME);
        refused(ProblemType.INVALID_CREDENTIALS, () -> signIn.login(MATT, PASSWORD, HOME));
        refused(ProblemType.INVALID_RESET_TOKEN, () -> signIn.resetPassword(link, PASSWORD));
        refused(ProblemType.INVALID_RESET_TOKEN, () -> signIn.resetPassword(other, PASSWORD));
    }

    @Test
    void letsOneOfTwoUsesAtOnceWin() {
        world.register();
        String link = open();
        assertThat(resets.redeem(link, "$one")).isTrue();
        assertThat(resets.redeem(link, "$two")).isFalse();
    }

    @Test
    void worksForHalfAnHour() {
        world.register();
        String late = open();
        CLOCK.moveOn(Duration.ofMinutes(30));
        refused(ProblemType.INVALID_RESET_TOKEN, () -> signIn.resetPassword(late, NEXT));
        String timely = open();
        CLOCK.moveOn(Duration.ofMinutes(30).minusMillis(1));
        signIn.resetPassword(timely, NEXT);
    }

    @Test
    void keepsALinkThatMetAWeakPassword() {
        world.register();
        String link = open();
        refused(ProblemType.WEAK_PASSWORD, () -> signIn.resetPassword(link, "password123"));
        signIn.resetPassword(link, NEXT);
    }

    @Test
    void endsItsLinksWithAChangedPassword() {
        AccountId matt = world.holder(world.register()).orElseThrow();
        String link = open();
        signIn.changePassword(matt, PASSWORD, NEXT, HOME);
        refused(ProblemType.INVALID_RESET_TOKEN, () -> signIn.resetPassword(link, PASSWORD));
    }

    @Test
    void keepsAHashOnly() {
        world.register();
        String link = open();
        assertThat(DATABASE.find("select r::text from password_resets r", row -> row.getString(1)))
                .hasValueSatisfying(row -> assertThat(row).doesNotContain(link).contains(Ids.hash(link)));
    }

    @Test
    void doesTheSameForAnAddressWithoutAnAccount() {
        world.register();
        resets.ask(MATT, HOME);
        resets.ask(NOBODY, HOME);
        assertThat(world.fired(ResetAsked.class)).extracting(ResetAsked::email).containsExactly(MATT, NOBODY);
        assertThat(world.fired(ResetAsked.class)).extracting(ResetAsked::key).noneMatch(key -> key.contains("@"));
        assertThat(resets.open(NOBODY)).isEmpty();
    }

    @Test
    void sendsThreeMessagesAnHourAndAnswersAsBefore() {
        for (int i = 0; i < 5; i++) {
            resets.ask(MATT, "192.0.2." + i);
        }
        assertThat(world.fired(ResetAsked.class)).hasSize(3);
        CLOCK.moveOn(Duration.ofHours(1));
        resets.ask(MATT, HOME);
        assertThat(world.fired(ResetAsked.class)).hasSize(4);
    }

    @Test
    void takesTenWishesOfAnAddressAnHour() {
        for (int i = 0; i < 10; i++) {
            resets.ask(new EmailAddress("p" + i + "@example.org"), HOME);
        }
        assertThatThrownBy(() -> resets.ask(MATT, HOME)).isInstanceOf(TooManyAttemptsException.class);
    }

    @Test
    void leavesWithTheCleanUp() {
        world.register();
        open();
        assertThat(resets.removeExpired(CLOCK.instant().plus(PasswordResets.VALID)))
                .isZero();
        assertThat(resets.removeExpired(
                        CLOCK.instant().plus(PasswordResets.VALID).plusSeconds(1)))
                .isEqualTo(1);
    }

    private String open() {
        return resets.open(MATT).orElseThrow().reveal();
    }
}
