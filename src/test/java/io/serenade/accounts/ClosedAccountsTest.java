package io.serenade.accounts;

import static io.serenade.accounts.AccountWorld.HOME;
import static io.serenade.accounts.AccountWorld.MATT;
import static io.serenade.accounts.AccountWorld.PASSWORD;
import static io.serenade.accounts.SignInTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.web.problems.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosedAccountsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final SettableClock CLOCK = DATABASE.clockAt(Instant.EPOCH);

    private AccountWorld world;
    private ClosedAccounts closed;

    @BeforeEach
    void begin() {
        world = new AccountWorld(DATABASE, CLOCK);
        closed = world.get(ClosedAccounts.class);
    }

    @Test
    void needsThePassword() {
        AccountId matt = world.holder(world.register()).orElseThrow();
        refused(ProblemType.INVALID_CREDENTIALS, () -> closed.delete(matt, "jolly beaver", HOME));
        assertThat(world.erased.owners).isEmpty();
        world.signIn().login(MATT, PASSWORD, HOME);
    }

    @Test
    void forgetsThePersonAtOnceAndWhatBelongsToIt() {
        String session = world.register();
        AccountId matt = world.holder(session).orElseThrow();
        String link = world.get(PasswordResets.class).open(MATT).orElseThrow().reveal();
        closed.delete(matt, PASSWORD, HOME);

        assertThat(world.erased.owners).containsExactly(matt.owner());
        assertThat(world.holder(session)).isEmpty();
        refused(ProblemType.INVALID_CREDENTIALS, () -> world.signIn().login(MATT, PASSWORD, HOME));
        refused(ProblemType.INVALID_RESET_TOKEN, () -> world.signIn().resetPassword(link, "sleepy otter"));
        assertThat(DATABASE.find("select a::text from accounts a", row -> row.getString(1)))
                .hasValueSatisfying(row -> assertThat(row).doesNotContain("matt", "argon2"));
        assertThat(world.holder(world.register())).isPresent().isNotEqualTo(Optional.of(matt));
    }

    @Test
    void erasesWhatCameLateWithTheCleanUpAndThenTheId() {
        AccountId matt = world.holder(world.register()).orElseThrow();
        closed.delete(matt, PASSWORD, HOME);
        assertThat(closed.removeExpired(CLOCK.instant())).isZero();

        CLOCK.moveOn(Duration.ofHours(2));
        world.erased.all = false;
        assertThat(closed.removeExpired(CLOCK.instant())).isZero();
        world.erased.all = true;
        assertThat(closed.removeExpired(CLOCK.instant())).isEqualTo(1);
        assertThat(world.erased.owners).containsExactly(matt.owner(), matt.owner(), matt.owner());
        assertThat(closed.removeExpired(CLOCK.instant())).isZero();
    }
}
