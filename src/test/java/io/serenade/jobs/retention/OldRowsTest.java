package io.serenade.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.calls.WebhookDeliveries;
import io.serenade.platform.BeansOf;
import io.serenade.platform.Expiring;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.limits.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Ten thousand old songs and everything that was written of them. */
class OldRowsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final int SONGS = 10_000;

    private final TestDatabase database = TestDatabase.create();
    private final List<String> forgotten = new ArrayList<>();
    private int steps;

    @Test
    void goWhenTheirTimeIsOverAndNoEarlier() {
        songs("old", SONGS, "400 days");
        songs("young", 100, "300 days");
        database.update("""
                insert into job_events (job_id, name, data, at)
                select id, 'moved', '', ?::timestamptz - interval '400 days' from jobs where id like 'old%' order by id""", NOON);
        database.update("""
                insert into job_events (job_id, name, data, at)
                select id, 'moved', '', ?::timestamptz - interval '1 day' from jobs where id like 'young%'""", NOON);
        database.update("""
                insert into ledger (job_id, provider, operation, attempt, answer, duration_ms, at)
                select id, 'p', 'o', 1, 'ok', 1, ?::timestamptz - interval '400 days' from jobs""", NOON);
        database.update("""
                insert into ledger (job_id, provider, operation, attempt, answer, duration_ms, at)
                values (null, 'p', 'old', 1, 'ok', 1, ?::timestamptz - interval '91 days'),
                       (null, 'p', 'young', 1, 'ok', 1, ?::timestamptz - interval '89 days')""", NOON, NOON);
        database.update("""
                insert into outbox (kind, key, state, due_at, created_at, ended_at)
                values ('k', 'old', 'DELIVERED', now(), now(), ?::timestamptz - interval '31 days'),
                       ('k', 'young', 'GIVEN_UP', now(), now(), ?::timestamptz - interval '29 days'),
                       ('k', 'waits', 'WAITING', now(), now(), null)""", NOON, NOON);
        database.update("""
                insert into total_limits (key, used, used_at) values ('old', 1, ?::timestamptz - interval '366 days'),
                       ('young', 1, ?::timestamptz - interval '364 days')""", NOON, NOON);
        database.update("""
                insert into nodes (name, pools, seen_at) values ('old', 'io', ?::timestamptz - interval '8 days'),
                       ('young', 'io', ?::timestamptz - interval '6 days')""", NOON, NOON);
        database.update("""
                insert into operator_acts (at, operator, role, act, target, detail, number)
                values (?::timestamptz - interval '366 days', 'mira', 'operator', 'retry', 'old', '', 1),
                       (?::timestamptz - interval '364 days', 'mira', 'operator', 'retry', 'young', '', 1)""", NOON, NOON);
        database.update("""
                insert into operator_sessions (token_hash, name, proof, begun_at, expires_at)
                values ('old', 'mira', '', now(), ?::timestamptz - interval '25 hours'),
                       ('young', 'mira', '', now(), ?::timestamptz - interval '23 hours')""", NOON, NOON);

        rows().remove();

        assertThat(names("select distinct left(id, 5) from jobs")).containsExactly("young");
        assertThat(count("love_songs")).isEqualTo(100);
        assertThat(count("job_events")).isEqualTo(100);
        assertThat(names("select distinct left(coalesce(job_id, operation), 5) from ledger"))
                .containsExactly("young");
        assertThat(names("select key from outbox order by key")).containsExactly("waits", "young");
        assertThat(names("select key from total_limits")).containsExactly("young");
        assertThat(names("select name from nodes")).containsExactly("young");
        assertThat(names("select target from operator_acts")).containsExactly("young");
        assertThat(names("select token_hash from operator_sessions")).containsExactly("young");
        assertThat(count("submissions")).as("rows of the reports").isEqualTo(100);
        assertThat(forgotten).containsExactlyInAnyOrder("windows", "keys", "deliveries", "uploads until " + NOON);
        assertThat(steps).as("batches").isGreaterThan(SONGS / 1_000);
    }

    @Test
    void leaveJobsThatWereNeverErased() {
        songs("old", 5, "400 days");
        database.update("update jobs set erased_at = null");

        rows().remove();

        assertThat(count("jobs")).isEqualTo(5);
    }

    private void songs(String name, int number, String age) {
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at, erased_at)
                select ? || '-' || n, 'lovesong', 'SUCCEEDED', 'render-video', 'render', t, t, t
                  from generate_series(1, ?) n, (select ?::timestamptz - ?::interval as t) age""", name, number, NOON, age);
        database.update("""
                insert into love_songs (session_id, cookie_id, delete_token_hash, pet_type, music_vibe, photo_path)
                select id, '', '', 'Dog', 'Chill', '' from jobs where id like ? || '%'""", name);
    }

    private OldRows rows() {
        OldRows rows = new OldRows();
        rows.database = database;
        rows.expiring = BeansOf.these(new Expiring() {
            @Override
            public String what() {
                return "uploads";
            }

            @Override
            public int removeExpired(Instant now) {
                forgotten.add("uploads until " + now);
                return 1;
            }
        });
        rows.settings = new RetentionSettings(Duration.ofDays(365), OptionalInt.empty());
        rows.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        rows.limits = new Limits() {
            @Override
            public int forgetBefore(Instant moment) {
                forgotten.add("windows");
                return 0;
            }
        };
        rows.keys = new IdempotencyKeys() {
            @Override
            public void forgetOld() {
                forgotten.add("keys");
            }
        };
        rows.deliveries = new WebhookDeliveries() {
            @Override
            public void forgetOld() {
                forgotten.add("deliveries");
            }
        };
        rows.duty = new CleanUpDuty() {
            @Override
            public void goOn() {
                steps++;
            }
        };
        return rows;
    }

    private int count(String table) {
        return database.find("select count(*) from " + table, row -> row.getInt(1))
                .orElseThrow();
    }

    private List<String> names(String sql) {
        return database.list(sql, row -> row.getString(1));
    }
}
