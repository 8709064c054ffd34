package io.serenade.jobs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobListForTests;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.RealDatabase;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Products that the core has never heard of are listed and filtered side by side. */
@ExtendWith(RealDatabase.class)
class PageQueryTest {
    private static final JobRepresentation TALKING_PETS = new Shown(
            "talking-pet",
            Map.of("processing", "j.state = 'RUNNING'", "completed", "j.state = 'SUCCEEDED'"),
            Map.of("voice", new JobRepresentation.Filter("j.stage = ?", "Must be a voice.")));
    private static final JobRepresentation ROASTS =
            new Shown("pet-roast", Map.of("completed", "j.state in ('SUCCEEDED', 'FAILED')"), Map.of());

    private final String key = UUID.randomUUID().toString();
    private Database database;

    @BeforeEach
    void open(Database real) {
        database = real;
        insert("pet-1", "talking-pet", "SUCCEEDED", "loud", 1);
        insert("pet-2", "talking-pet", "RUNNING", "low", 2);
        insert("pet-3", "talking-pet", "FAILED", "loud", 3);
        insert("roast-1", "pet-roast", "FAILED", "loud", 4);
        insert("song-1", "lovesong", "SUCCEEDED", "loud", 5);
    }

    @Test
    void listsTheJobsOfAllProductsThatAreShownTheNewestFirst() {
        assertThat(list()).containsExactly("roast-1", "pet-3", "pet-2", "pet-1");
    }

    @Test
    void takesAWordForWhatEachProductMeansByIt() {
        assertThat(list("status", "completed")).containsExactly("roast-1", "pet-1");
        assertThat(list("status", "processing")).containsExactly("pet-2");
    }

    @Test
    void filtersByWhatOneProductOnlyHas() {
        assertThat(list("voice", "loud")).containsExactly("pet-3", "pet-1");
        assertThat(list("voice", "loud", "status", "completed")).containsExactly("pet-1");
    }

    @Test
    void goesOnAfterACursor() {
        List<Job> first = page("limit", "2");
        assertThat(ids(first.subList(0, 2))).containsExactly("roast-1", "pet-3");
        assertThat(list("cursor", PageQuery.cursor(first.get(1)))).containsExactly("pet-2", "pet-1");
    }

    @Test
    void refusesWhatNoProductKnows() {
        assertThatThrownBy(() -> list("status", "sung")).isInstanceOf(WebApplicationException.class);
        assertThatThrownBy(() -> list("model", "any")).isInstanceOf(WebApplicationException.class);
    }

    private List<Job> page(String... query) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            parameters.add(query[i], query[i + 1]);
        }
        return JobListForTests.on(database).list(PageQuery.read(key, parameters, List.of(ROASTS, TALKING_PETS)));
    }

    private List<String> list(String... query) {
        return ids(page(query));
    }

    private List<String> ids(List<Job> found) {
        return found.stream().map(job -> job.id().substring(key.length() + 1)).toList();
    }

    private void insert(String id, String product, String state, String stage, int minute) {
        database.update("""
                insert into jobs (id, product, state, stage, pool, owner, created_at, updated_at)
                values (?, ?, ?, ?, 'io', ?, timestamptz '2027-02-14 12:00Z' + make_interval(mins => ?), now())""", key + "-" + id, product, state, stage, key, minute);
    }

    private record Shown(String product, Map<String, String> statuses, Map<String, Filter> filters)
            implements JobRepresentation {
        @Override
        public JsonObject status(Job job) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }

        @Override
        public JsonObject listed(Job job) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }

        @Override
        public JsonObject detail(Job job) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }
}
