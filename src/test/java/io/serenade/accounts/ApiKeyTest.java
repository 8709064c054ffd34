package io.serenade.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is random, is kept as a hash, is found in a header by its exact shape, and notes its use by the minute. */
class ApiKeyTest {
    private static final Instant NOON = Instant.parse("2026-02-14T12:00:00Z");
    private static final ApiKeySecret SECRET = ApiKeySecret.create();

    private final ApiKey key = new ApiKey("an-id", "Shop", SECRET, 100, NOON);

    @Test
    void isSkAndFortyThreeSafeCharacters() {
        assertThat(SECRET.reveal()).matches("sk_[A-Za-z0-9_-]{43}");
        assertThat(ApiKeySecret.create()).isNotEqualTo(SECRET);
    }

    @Test
    void keepsTheBeginningAndAHashOnly() {
        assertThat(key.prefix()).hasSize(10).isEqualTo(SECRET.reveal().substring(0, 10));
        assertThat(key.secretHash()).matches("[0-9a-f]{64}").isEqualTo(SECRET.hash());
    }

    @Test
    void printsNoSecret() {
        assertThat(SECRET).hasToString("*****");
        assertThat(new ApiKeys.Created(key, SECRET).toString()).doesNotContain(SECRET.reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER    ", " Bearer "})
    void isFoundBehindBearer(String before) {
        assertThat(ApiKeySecret.fromHeader(before + SECRET.reveal())).contains(SECRET);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer sk_",
                "Bearer sk_short",
                "Basic sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer SK_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer sk_AAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAA",
                "Bearer sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'; "
            })
    void isNotFoundInAnythingElse(String header) {
        assertThat(ApiKeySecret.fromHeader(header)).isEmpty();
    }

    @Test
    void notesItsUseOnceAMinute() {
        assertThat(key.lastUsedAt()).isEmpty();
        key.noteUse(NOON);
        key.noteUse(NOON.plusSeconds(59));
        assertThat(key.lastUsedAt()).contains(NOON);
        key.noteUse(NOON.plusSeconds(60));
        assertThat(key.lastUsedAt()).contains(NOON.plusSeconds(60));
    }

    @Test
    void isRevokedOnce() {
        key.revoke(NOON);
        key.revoke(NOON.plusSeconds(5));
        assertThat(key.revokedAt()).contains(NOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001})
    void takesNoLimitOutsideTheRange(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiKeyForm("Shop", limit));
    }

    @Test
    void takesNamesOfAHundredCharactersOfAnyScript() {
        assertThat(ApiKeyForm.isName("Zoë’s shop 🐕")).isTrue();
        assertThat(ApiKeyForm.isName("🐕".repeat(100))).isTrue();
        assertThat(ApiKeyForm.isName("🐕".repeat(101))).isFalse();
        assertThat(ApiKeyForm.isName("")).isFalse();
        assertThat(ApiKeyForm.isName("a\nb")).isFalse();
    }
}
