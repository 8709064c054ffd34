package io.serenade.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.accounts.ApiKey;
import io.serenade.accounts.ApiKeyForm;
import io.serenade.accounts.ApiKeys;
import io.serenade.accounts.ApiKeys.Created;
import io.serenade.platform.database.Database;
import io.serenade.platform.limits.Limits.Verdict;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A key opens the door from the moment it is made until it is revoked, so many times an hour. */
@ExtendWith({DatabaseForContainer.class, ArquillianExtension.class})
public class ApiKeysInContainerIT {
    private static final ApiKeyForm SHOP = new ApiKeyForm("Shop", 3);

    @Inject
    private ApiKeys keys;

    @Inject
    private Database database;

    @Deployment
    public static WebArchive serenadeWithTests() {
        return CoreInContainerIT.serenadeWithTests();
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

        keys.find(bearer(shop));
        Instant first = stored(shop).lastUsedAt().orElseThrow();
        keys.find(bearer(shop));
        assertThat(stored(shop).lastUsedAt()).contains(first);

        database.update(
                "update api_keys set last_used_at = ? where id = ?",
                first.minusSeconds(61),
                shop.key().id());
        keys.find(bearer(shop));
        assertThat(stored(shop).lastUsedAt().orElseThrow()).isAfterOrEqualTo(first);
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
