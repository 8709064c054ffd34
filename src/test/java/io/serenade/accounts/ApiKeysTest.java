package io.serenade.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.accounts.ApiKeys.Created;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.limits.Limits.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final SettableClock CLOCK = DATABASE.clockAt(Instant.EPOCH);
    private static final ApiKeyForm SHOP = new ApiKeyForm("Shop", 3);

    private ApiKeys keys;

    @BeforeEach
    void begin() {
        keys = new AccountWorld(DATABASE, CLOCK).get(ApiKeys.class);
    }

    @Test
    void findsAKeyByItsSecretUntilItIsRevoked() {
        Created shop = keys.create(SHOP);
        Created other = keys.create(new ApiKeyForm("Kiosk", 10));

        assertThat(keys.find(bearer(shop)).orElseThrow().id())
                .isEqualTo(shop.key().id());
        assertThat(keys.find(bearer(other)).orElseThrow().name()).isEqualTo("Kiosk");
        assertThat(keys.revoke(shop.key().id())).isTrue();

        assertThat(keys.find(bearer(shop))).isEmpty();
        assertThat(keys.find(bearer(other))).isPresent();
        assertThat(keys.find(bearer(other) + "x")).isEmpty();
        assertThat(keys.find(null)).isEmpty();
        assertThat(keys.revoke("nobody")).isFalse();
    }

    @Test
    void notesTheUseOfAKeyToTheMinute() {
        Created shop = keys.create(SHOP);
        assertThat(stored(shop).lastUsedAt()).isEmpty();

        Instant first = CLOCK.instant();
        keys.find(bearer(shop));
        CLOCK.moveOn(Duration.ofSeconds(59));
        keys.find(bearer(shop));
        assertThat(stored(shop).lastUsedAt()).contains(first);

        CLOCK.moveOn(Duration.ofSeconds(1));
        keys.find(bearer(shop));
        assertThat(stored(shop).lastUsedAt()).contains(first.plusSeconds(60));
    }

    @Test
    void countsEachKeyForItself() {
        ApiKey shop = keys.create(SHOP).key();
        ApiKey kiosk = keys.create(SHOP).key();

        List<Verdict> calls = List.of(keys.count(shop), keys.count(shop), keys.count(shop), keys.count(shop));

        assertThat(calls).extracting(Verdict::allowed).containsExactly(true, true, true, false);
        assertThat(calls).extracting(Verdict::remaining).containsExactly(2, 1, 0, 0);
        assertThat(keys.peek(kiosk).remaining()).isEqualTo(3);
    }

    @Test
    void listsTheNewestFirst() {
        String older = keys.create(SHOP).key().id();
        CLOCK.moveOn(Duration.ofSeconds(1));
        String newer = keys.create(SHOP).key().id();

        assertThat(keys.list()).extracting(ApiKey::id).containsSubsequence(newer, older);
    }

    private ApiKey stored(Created created) {
        return keys.list().stream()
                .filter(key -> key.id().equals(created.key().id()))
                .findFirst()
                .orElseThrow();
    }

    private static String bearer(Created created) {
        return "Bearer " + created.secret().reveal();
    }
}
