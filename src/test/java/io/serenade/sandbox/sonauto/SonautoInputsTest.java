package io.serenade.sandbox.sonauto;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.Beans;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SandboxTasks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the sandbox forgets what people wrote, on the real table. */
class SonautoInputsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration WORK = Duration.ofSeconds(8);
    private static final Instant ENDED = NOON.plus(WORK);
    private static final String ASKED = "{\"prompt\": \"A song for Toby.\", \"tags\": [\"chill\"]}";

    private static TestDatabase database;

    private final SonautoStandIn standIn = new SonautoStandIn();

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void wire() {
        database.update("delete from sandbox_tasks");
        standIn.tasks = new Beans(database).give(new SettableClock(NOON)).get(SandboxTasks.class);
    }

    @Test
    void areForgottenAQuarterOfAnHourAfterTheEnd() {
        add("song", "sonauto", Optional.empty());

        standIn.removeInputs(ENDED.plus(KEPT));
        assertThat(requestOf("song")).isEqualTo(ASKED);
        standIn.removeInputs(ENDED.plus(KEPT).plusMillis(1));

        assertThat(requestOf("song")).doesNotContain("Toby").contains("seed");
    }

    @Test
    void areKeptWhileACallbackIsStillToCome() {
        add("song", "sonauto", Optional.of(ENDED.plusSeconds(3600)));

        standIn.removeInputs(ENDED.plusSeconds(3600).plus(KEPT));
        assertThat(requestOf("song")).contains("Toby");
        standIn.removeInputs(ENDED.plusSeconds(3600).plus(KEPT).plusMillis(1));

        assertThat(requestOf("song")).doesNotContain("Toby");
    }

    @Test
    void areForgottenOnce() {
        add("song", "sonauto", Optional.empty());
        standIn.removeInputs(ENDED.plus(KEPT).plusSeconds(1));
        String left = requestOf("song");

        standIn.removeInputs(ENDED.plus(KEPT).plusSeconds(2));

        assertThat(requestOf("song")).isEqualTo(left);
        assertThat(standIn.tasks.listWithInput("sonauto", ENDED.plus(KEPT).plusSeconds(3)))
                .isEmpty();
    }

    @Test
    void ofOtherServicesAreNoneOfItsBusiness() {
        add("picture", "replicate", Optional.empty());

        standIn.removeInputs(ENDED.plus(Duration.ofDays(1)));

        assertThat(requestOf("picture")).isEqualTo(ASKED);
    }

    private void add(String id, String provider, Optional<Instant> callbackAt) {
        standIn.tasks.add(
                SandboxTask.accept(
                        id,
                        provider,
                        ASKED,
                        NOON,
                        WORK,
                        Fault.NONE,
                        callbackAt.map(when -> URI.create("http://127.0.0.1/hook"))),
                callbackAt);
    }

    private static String requestOf(String id) {
        return database.find("select request from sandbox_tasks where id = ?", row -> row.getString(1), id)
                .orElseThrow();
    }
}
