package io.serenade.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.serenade.accounts.PasswordHash.Cost;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final Cost CHEAP = new Cost(64, 1, 1);

    @Test
    void knowsItsPasswordAndNoOther() {
        PasswordHash hash =
                PasswordHash.parse(PasswordHash.of("correct horse", CHEAP).text());
        assertThat(hash.matches("correct horse")).isTrue();
        assertThat(hash.matches("correct horse ")).isFalse();
        assertThat(hash.matches("Correct horse")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    /** Of {@code argon2 somesalt -id -t 2 -m 8 -p 1} by the reference implementation's command. */
    @Test
    void understandsWhatOtherProgramsMake() {
        assertThat(PasswordHash.of("password", CHEAP).text()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(PasswordHash.parse(
                                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")
                        .matches("password"))
                .isTrue();
    }

    @Test
    void saltsEachPassword() {
        assertThat(PasswordHash.of("correct horse", CHEAP).text())
                .isNotEqualTo(PasswordHash.of("correct horse", CHEAP).text());
    }

    @Test
    void takesAnAccentTypedInTwoWaysForTheSame() {
        assertThat(PasswordHash.of("cafe\u0301 au lait", CHEAP).matches("caf\u00e9 au lait"))
                .isTrue();
    }

    @Test
    void costsWhatIsAskedOfPasswordStorage() {
        assertThat(PasswordHash.PRESENT_COST).isEqualTo(new Cost(19 * 1024, 2, 1));
        assertThat(PasswordHash.parse(
                                PasswordHash.of("x", PasswordHash.PRESENT_COST).text())
                        .cost())
                .isEqualTo(PasswordHash.PRESENT_COST);
    }

    @Test
    void refusesOtherForms() {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse("$2y$10$abc"));
    }

    @Test
    void printsAsStars() {
        assertThat(PasswordHash.of("correct horse", CHEAP)).hasToString("*****");
    }
}
