package io.serenade.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final String EMAIL = "matt.whoever@example.org";

    private final PasswordRules rules = PasswordRules.withDenyList();

    @ParameterizedTest
    @ValueSource(strings = {"jolly otter", "zzyzx-42", "ünïcödé wörds", "🐶🐱🐭🐹🐰🦊🐻🐼", "        x"})
    void takesAnyEightCharacters(String password) {
        assertThat(rules.problemOf(password, EMAIL)).isEmpty();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(rules.problemOf("🐶🐱🐭🐹🐰🦊🐻", EMAIL)).contains("Password must have 8 to 128 characters.");
        assertThat(rules.problemOf("x".repeat(63) + "🐶" + "y".repeat(64), EMAIL))
                .isEmpty();
        assertThat(rules.problemOf("x".repeat(64) + "🐶" + "y".repeat(64), EMAIL))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password123", "PassWord123", "12345678", "qwertyuiop", "iloveyou1"})
    void refusesWhatEverybodyTriesFirst(String password) {
        assertThat(rules.problemOf(password, EMAIL))
                .hasValueSatisfying(problem -> assertThat(problem).contains("lists that attackers try first"));
        assertThat(PasswordRules.lengthOnly().problemOf(password, EMAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {EMAIL, "Matt.Whoever"})
    void refusesTheAddressItself(String password) {
        assertThat(rules.problemOf(password, EMAIL)).isPresent();
    }
}
