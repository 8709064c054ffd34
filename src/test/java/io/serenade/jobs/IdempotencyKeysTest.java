package io.serenade.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.IdempotencyKeys.KeyTakenException;
import io.serenade.platform.Ids;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.RealDatabase;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.web.problems.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealDatabase.class)
class IdempotencyKeysTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private final String name = UUID.randomUUID().toString();
    private final SettableClock clock = new SettableClock(NOON);
    private IdempotencyKeys keys;
    private Database database;

    @BeforeEach
    void open(Database real) {
        database = real;
        keys = keysIn(real);
    }

    @Test
    void storesARepeatedOrderOnce() {
        String first = order(key("toys api-key 1", "body"));

        assertThat(order(key("toys api-key 1", "body"))).isEqualTo(first);
    }

    @Test
    void storesEveryOrderWithoutAKey() {
        assertThat(order(Optional.empty())).isNotEqualTo(order(Optional.empty()));
    }

    @Test
    void letsTwoCallersChooseTheSameKey() {
        String first = order(key("toys api-key 1", "body"));

        assertThat(order(key("toys api-key 2", "another body"))).isNotEqualTo(first);
    }

    @Test
    void refusesAnotherOrderUnderTheSameKey() {
        order(key("toys api-key 1", "body"));

        assertThatThrownBy(() -> order(key("toys api-key 1", "another body")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Idempotency-Key");
    }

    @Test
    void forgetsAKeyAfterADay() {
        String first = order(key("toys api-key 1", "body"));
        clock.moveOn(Duration.ofHours(24));

        assertThat(order(key("toys api-key 1", "another body"))).isNotEqualTo(first);
    }

    /** Between the look and the store another node has stored the same order. */
    @Test
    void repeatsAnOrderThatWasStoredAMomentEarlier() {
        Optional<IdempotencyKey> key = key("toys api-key 1", "body");

        String[] first = new String[1];
        String second = keys.once(
                key,
                () -> {
                    first[0] = order(key);
                    return store(key);
                },
                Function.identity());

        assertThat(second).isEqualTo(first[0]);
    }

    @Test
    void passesOnThatAKeyIsTakenByNobodyAnyMore() {
        assertThatThrownBy(() -> keys.once(
                        key("toys api-key 1", "body"),
                        () -> {
                            throw new KeyTakenException();
                        },
                        Function.identity()))
                .isInstanceOf(KeyTakenException.class);
    }

    @Test
    void findsTheKeysOfTheVersionBefore() {
        TestDatabase earlier = TestDatabase.migratedTo("140");
        insertEarlier(earlier, "generation", "generate:key:abc:order:1", "by-key");
        insertEarlier(earlier, "generation", "generate:address:203.0.113.7:order:2", "by-address");
        insertEarlier(earlier, "generation", "generate:address:2001:db8:0:1::/64:order:3", "by-long-address");
        insertEarlier(earlier, "generation", "generate:address:198.51.100.1:order:4", "before-the-last");
        earlier.update("update idempotency_keys set at = at - interval '1 hour' where job_id = 'before-the-last'");
        insertEarlier(earlier, "generation", "generate:address:198.51.100.2:order:4", "last");
        insertEarlier(earlier, "lovesong", "order:5", "song");
        earlier.update("""
                insert into love_songs (session_id, cookie_id, delete_token_hash, pet_type, music_vibe, photo_path)
                values ('song', 'cookie_1', '-', 'Dog', 'Other', '-')""");

        earlier.migrate();

        IdempotencyKeys migrated = keysIn(earlier);
        String api = IdempotencyKey.scopeOf("generation", "/api/v1/generate");
        String site = IdempotencyKey.scopeOf("lovesong", "/api/submissions");
        assertThat(find(migrated, IdempotencyKey.scopeOf("generation", "api-key", "abc"), "order:1"))
                .isEqualTo("by-key");
        assertThat(find(migrated, api, "order:2")).isEqualTo("by-address");
        assertThat(find(migrated, api, "order:3")).isEqualTo("by-long-address");
        assertThat(find(migrated, api, "order:4")).isEqualTo("last");
        assertThat(find(migrated, site, "order:5")).isEqualTo("song");
        assertThat(find(migrated, IdempotencyKey.scopeOf("lovesong", "cookie", "cookie_1"), "order:5"))
                .isEqualTo("song");
    }

    private static String find(IdempotencyKeys keys, String scope, String key) {
        return keys.once(Optional.of(new IdempotencyKey(scope, key, "print")), () -> "none", Function.identity());
    }

    private static void insertEarlier(Database database, String product, String key, String id) {
        insertJob(database, product, id);
        database.update(
                "insert into idempotency_keys (key, fingerprint, job_id, at) values (?, 'print', ?, ?)", key, id, NOON);
    }

    private static void insertJob(Database database, String product, String id) {
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                values (?, ?, 'READY', 'first', 'io', now(), now())""", id, product);
    }

    private IdempotencyKeys keysIn(Database where) {
        IdempotencyKeys made = new IdempotencyKeys();
        made.database = where;
        made.clock = clock;
        return made;
    }

    private String order(Optional<IdempotencyKey> key) {
        return keys.once(key, () -> store(key), Function.identity());
    }

    private String store(Optional<IdempotencyKey> key) {
        String id = UUID.randomUUID().toString();
        insertJob(database, "toys", id);
        key.ifPresent(k -> keys.claim(k, id));
        return id;
    }

    private Optional<IdempotencyKey> key(String scope, String body) {
        return Optional.of(new IdempotencyKey(scope, name, Ids.hash(body)));
    }
}
