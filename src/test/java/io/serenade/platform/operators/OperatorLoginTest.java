package io.serenade.platform.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.SettableClock;
import io.serenade.platform.limits.Limits;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.operators.OperatorLogin.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorLoginTest {
    private static final String RIGHT = "Basic right";
    private static final String WRONG = "Basic wrong";
    private static final String OFFICE = "192.0.2.1";
    private static final String STRANGER = "203.0.113.7";

    private static final Operator ADMIN = new Operator("admin", OperatorRole.ADMIN);

    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final OperatorLogin login = new OperatorLogin();

    /** Windows that never slide. */
    private static final class Counted extends Limits {
        private final Map<String, Integer> used = new HashMap<>();

        @Override
        public Verdict peek(String key, int limit, Duration window) {
            int count = used.getOrDefault(key, 0);
            return new Verdict(count < limit, count, limit, count < limit ? Duration.ZERO : window);
        }

        @Override
        public Verdict slide(String key, int limit, Duration window) {
            used.merge(key, 1, Integer::sum);
            return peek(key, limit, window);
        }
    }

    @BeforeEach
    void begin() {
        login.clock = clock;
        login.limits = new Counted();
        login.account = new AdminAccount() {
            @Override
            public Optional<Operator> find(String authorization) {
                return RIGHT.equals(authorization) ? Optional.of(ADMIN) : Optional.empty();
            }
        };
    }

    @Test
    void takesTheRightPasswordHoweverOften() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(login.attempt(RIGHT, OFFICE)).isEqualTo(new Attempt.Accepted(ADMIN));
        }
    }

    @Test
    void asksABrowserThatBringsNothingHoweverOften() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(login.attempt(null, OFFICE)).isEqualTo(new Attempt.Refused());
        }
    }

    @Test
    void comparesTenGuessesOfAnAddressAndThenNoneEvenTheRightOne() {
        guess(STRANGER, OperatorLogin.FAILURES_OF_AN_ADDRESS);

        assertThat(login.attempt(RIGHT, STRANGER)).isEqualTo(new Attempt.TooMany(OperatorLogin.WINDOW_OF_AN_ADDRESS));
        assertThat(login.attempt(RIGHT, OFFICE)).isEqualTo(new Attempt.Accepted(ADMIN));
    }

    @Test
    void slowsEverybodyWhenManyAddressesGuessButTheOperatorWhoWasHere() {
        login.attempt(RIGHT, OFFICE);
        for (int i = 0; i < OperatorLogin.FAILURES_IN_ALL; i++) {
            guess("198.51.100." + i, 1);
        }

        assertThat(login.attempt(WRONG, STRANGER)).isEqualTo(new Attempt.TooMany(OperatorLogin.WINDOW_OF_ALL));
        assertThat(login.attempt(RIGHT, STRANGER)).isEqualTo(new Attempt.TooMany(OperatorLogin.WINDOW_OF_ALL));
        assertThat(login.attempt(RIGHT, OFFICE)).isEqualTo(new Attempt.Accepted(ADMIN));
    }

    private void guess(String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(login.attempt(WRONG, address)).isEqualTo(new Attempt.Refused());
        }
    }
}
