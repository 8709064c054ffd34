package io.serenade.accounts;

import static io.serenade.accounts.AccountWorld.HOME;
import static io.serenade.accounts.AccountWorld.MATT;
import static io.serenade.accounts.AccountWorld.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.accounts.AttemptLimits.TooManyAttemptsException;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts and sessions on the real tables. */
class SignInTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final SettableClock CLOCK = DATABASE.clockAt(Instant.EPOCH);
    private static final String OFFICE = "198.51.100.7";

    private AccountWorld world;
    private SignIn signIn;

    @BeforeEach
    void begin() {
        world = new AccountWorld(DATABASE, CLOCK);
        signIn = world.signIn();
    }

    @Test
    void beginsASessionForWhoeverRegistersAndForWhoeverComesBack() {
        String first = world.register();
        String second = signIn.login(new EmailAddress("Matt@example.org"), PASSWORD, HOME)
                .token()
                .reveal();
        assertThat(world.holder(first)).isPresent().isEqualTo(world.holder(second));
        assertThat(DATABASE.find("select password_hash from accounts", row -> row.getString(1)))
                .hasValueSatisfying(hash -> assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void makesOneAccountForAllSpellingsOfAnAddress() {
        world.register();
        refused(ProblemType.USER_ALREADY_EXISTS, () -> signIn.register(MATT, PASSWORD, HOME));
        refused(
                ProblemType.USER_ALREADY_EXISTS,
                () -> signIn.register(new EmailAddress("MATT@example.org"), "another otter", HOME));
    }

    @Test
    void makesOneAccountOfManyAttemptsAtOnce() throws Exception {
        List<Boolean> made = atOnce(8, () -> {
            try {
                signIn.register(MATT, PASSWORD, HOME);
                return true;
            } catch (ProblemException e) {
                assertThat(e.type()).isEqualTo(ProblemType.USER_ALREADY_EXISTS);
                return false;
            }
        });
        assertThat(made).filteredOn(one -> one).hasSize(1);
    }

    @Test
    void tellsAWrongPasswordAndAnUnknownAddressInTheSameWords() {
        world.register();
        String wrong = refused(ProblemType.INVALID_CREDENTIALS, () -> signIn.login(MATT, "jolly beaver", HOME));
        String unknown = refused(
                ProblemType.INVALID_CREDENTIALS,
                () -> signIn.login(new EmailAddress("nobody@example.org"), PASSWORD, HOME));
        assertThat(wrong).isEqualTo(unknown).isEqualTo("Invalid login credentials");
    }

    @Test
    void keepsAPasswordAtThePresentCostFromItsNextLoginOn() {
        world.register();
        String cheap =
                PasswordHash.of(PASSWORD, new PasswordHash.Cost(64, 1, 1)).text();
        DATABASE.update("update accounts set password_hash = ?", cheap);
        refused(ProblemType.INVALID_CREDENTIALS, () -> signIn.login(MATT, "jolly beaver", HOME));
        assertThat(DATABASE.find("select password_hash from accounts", row -> row.getString(1)))
                .contains(cheap);
        signIn.login(MATT, PASSWORD, HOME);
        assertThat(DATABASE.find("select password_hash from accounts", row -> row.getString(1)))
                .hasValueSatisfying(hash -> assertThat(hash).contains("m=19456,t=2,p=1"));
        signIn.login(MATT, PASSWORD, HOME);
    }

    @Test
    void comparesTenGuessesFromAnAddressAndThenNoneEvenTheRightOne() {
        world.register();
        for (int i = 0; i < 10; i++) {
            refused(ProblemType.INVALID_CREDENTIALS, () -> signIn.login(MATT, "jolly beaver", OFFICE));
        }
        assertThatThrownBy(() -> signIn.login(MATT, PASSWORD, OFFICE))
                .isInstanceOfSatisfying(TooManyAttemptsException.class, e -> {
                    assertThat(e.policy()).isEqualTo(AttemptLimits.LOGIN_ACCOUNT);
                    assertThat(e.verdict().resetsIn()).isEqualTo(Duration.ofMinutes(15));
                });
        assertThat(signIn.login(MATT, PASSWORD, HOME).token()).isNotNull();
        CLOCK.moveOn(Duration.ofMinutes(16));
        assertThat(signIn.login(MATT, PASSWORD, OFFICE).token()).isNotNull();
    }

    @Test
    void letsNoMoreThroughWhenManyGuessAtOnce() throws Exception {
        world.register();
        List<Boolean> letThrough = atOnce(40, () -> {
            try {
                signIn.login(MATT, "jolly beaver", OFFICE);
                throw new AssertionError("a wrong password was taken");
            } catch (ProblemException | OverloadedException e) {
                return true;
            } catch (TooManyAttemptsException e) {
                return false;
            }
        });
        assertThat(letThrough).filteredOn(one -> one).hasSize(10);
    }

    @Test
    void countsGuessesForAnAccountOverAllAddresses() {
        EmailAddress nobody = new EmailAddress("nobody@example.org");
        AttemptLimits limits = world.get(AttemptLimits.class);
        for (int i = 0; i < 100; i++) {
            limits.countLogin(nobody, "203.0.113." + i);
        }
        assertThatThrownBy(() -> limits.countLogin(nobody, "203.0.113.200"))
                .isInstanceOfSatisfying(TooManyAttemptsException.class, e -> assertThat(e.policy())
                        .isEqualTo(AttemptLimits.LOGIN_EVERYWHERE));
    }

    @Test
    void countsGuessesOfAnAddressOverAllAccounts() {
        AttemptLimits limits = world.get(AttemptLimits.class);
        for (int i = 0; i < 60; i++) {
            limits.countLogin(new EmailAddress("p" + i + "@example.org"), OFFICE);
        }
        assertThatThrownBy(() -> limits.countLogin(MATT, OFFICE))
                .isInstanceOfSatisfying(TooManyAttemptsException.class, e -> assertThat(e.policy())
                        .isEqualTo(AttemptLimits.LOGIN));
        limits.countLogin(MATT, HOME);
    }

    @Test
    void makesTenAccountsAnHourForAnAddressAndCountsThoseThatAreTaken() {
        world.register();
        for (int i = 0; i < 9; i++) {
            refused(ProblemType.USER_ALREADY_EXISTS, () -> signIn.register(MATT, PASSWORD, HOME));
        }
        EmailAddress anna = new EmailAddress("anna@example.org");
        assertThatThrownBy(() -> signIn.register(anna, PASSWORD, HOME)).isInstanceOf(TooManyAttemptsException.class);
        refused(ProblemType.WEAK_PASSWORD, () -> signIn.register(anna, "password123", OFFICE));
        assertThat(signIn.register(anna, PASSWORD, OFFICE).counted().verdict().remaining())
                .isEqualTo(9);
    }

    @Test
    void keepsNoAddressInItsLimits() {
        world.register();
        signIn.login(MATT, PASSWORD, HOME);
        assertThat(DATABASE.list("select key from sliding_windows", row -> row.getString(1)))
                .isNotEmpty()
                .noneMatch(key -> key.contains("matt"));
    }

    @Test
    void endsAllSessions() {
        String token = world.register();
        signIn.endSessions(world.holder(token).orElseThrow());
        assertThat(world.holder(token)).isEmpty();
        assertThat(world.holder(signIn.login(MATT, PASSWORD, HOME).token().reveal()))
                .isPresent();
    }

    @Test
    void changesThePasswordAndEndsAllOtherSessions() {
        String before = world.register();
        AccountId matt = world.holder(before).orElseThrow();
        refused(
                ProblemType.INVALID_CREDENTIALS,
                () -> signIn.changePassword(matt, "jolly beaver", "sleepy otter", HOME));
        refused(ProblemType.WEAK_PASSWORD, () -> signIn.changePassword(matt, PASSWORD, "password123", HOME));
        assertThat(world.holder(before)).isPresent();

        String after = signIn.changePassword(matt, PASSWORD, "sleepy otter", HOME)
                .token()
                .reveal();
        assertThat(world.holder(before)).isEmpty();
        assertThat(world.holder(after)).contains(matt);
        refused(ProblemType.INVALID_CREDENTIALS, () -> signIn.login(MATT, PASSWORD, HOME));
        signIn.login(MATT, "sleepy otter", HOME);
    }

    static String refused(ProblemType type, ThrowingCallable call) {
        String[] sentence = new String[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.type()).isEqualTo(type);
            sentence[0] = e.getMessage();
        });
        return sentence[0];
    }

    private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(
                    IntStream.range(0, count).mapToObj(i -> work).toList())) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
