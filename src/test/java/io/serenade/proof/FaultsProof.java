package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.crash.RunningSerenade;
import io.serenade.launch.FreePorts;
import io.serenade.proof.FaultyWire.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An order of each product while nets, providers and the database do what they sometimes do. It succeeds all the same, and
 * the invariants hold. {@code -Dproduct=talkingpet,petroast} leaves out the other products.
 *
 * <p>Seen to fail with a request that was not answered asked again at once in {@code TaskSteps}: a picture was paid twice
 * when its answer was lost.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsProof {
    private static final Duration A_WHILE = Duration.ofMinutes(8);
    private static final Duration AN_OUTAGE = Duration.ofSeconds(40);
    private static final int RANDOM_ORDERS = 3;

    /** Of a thousand calls, those that suffer in a random run. */
    private static final int PER_MILLE = 50;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private FaultyWire toProviders;
    private FaultyWire fromProviders;
    private RunningSerenade serenade;
    private int ordered;

    @BeforeAll
    void start() {
        int port = FreePorts.next();
        URI server = URI.create("http://127.0.0.1:" + port);
        toProviders = new FaultyWire(server);
        fromProviders = new FaultyWire(server);
        String sandbox = toProviders.address() + "/sandbox/";
        Map<String, String> settings = new HashMap<>(Map.of(
                "EXTERNAL_API_URL", sandbox + "sonauto",
                "REPLICATE_BASE_URL", sandbox + "replicate/v1",
                "ELEVENLABS_BASE_URL", sandbox + "elevenlabs",
                "REVID_BASE_URL", sandbox + "revid/v3",
                "OPENAI_BASE_URL", sandbox + "openai/v1",
                "ANTHROPIC_BASE_URL", sandbox + "anthropic",
                "WEBHOOK_BASE_URL", fromProviders.address()));
        settings.putAll(Map.of(
                "SANDBOX", "on",
                "SANDBOX_DELAY", "2",
                "SANDBOX_SONG_SECONDS", "6",
                "SUBMISSIONS_PER_HOUR", "1000",
                "GENERATIONS_PER_HOUR", "1000",
                "REGISTRATIONS_PER_HOUR", "1000",
                "MUSIC_VIDEO_DEADLINE_SECONDS", "1800",
                "ADMIN_PASSWORD", Invariants.CANARY + "-password",
                "JWT_SECRET_KEY", Invariants.CANARY + "-0123456789abcdef0123456789abcdef",
                // The machine may be busy with other things, and this is no proof of how quick the database is.
                "DATABASE_TIMEOUT_SECONDS", "20"));
        serenade = RunningSerenade.startAt(port, folder.resolve("data"), settings);
    }

    @AfterEach
    void everythingWorksAgain() {
        toProviders.plan((kind, nth) -> Fault.NONE);
        fromProviders.plan((kind, nth) -> Fault.NONE);
    }

    @AfterAll
    void stop() {
        serenade.close();
        toProviders.close();
        fromProviders.close();
    }

    private static Stream<Order> orders() {
        String wanted = System.getProperty("product", "");
        return Stream.of(Order.values())
                .filter(order -> wanted.isEmpty() || List.of(wanted.split(",")).contains(order.word()));
    }

    /** The first call of each kind suffers. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BROKEN", "PAGE", "UNANSWERED", "PAGE_FOR_ANSWER", "CUT", "SLOW", "HELD"})
    void whateverTheyDoToOurCallsOrdersSucceedOnce(Fault fault) {
        toProviders.plan((kind, nth) -> nth == 1 && may(fault, kind) ? fault : Fault.NONE);

        Map<Order, String> jobs = placeOneOfEach();

        succeeded(jobs);
        assertThat(toProviders.suffered()).as("calls that suffered").hasSizeGreaterThan(jobs.size());
    }

    /** All of their calls to us suffer. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DROPPED", "REPEATED", "LATE", "FORGED", "BROKEN", "SLOW"})
    void whateverBecomesOfTheirCallbacksOrdersSucceedOnce(Fault fault) {
        fromProviders.plan((kind, nth) -> fault);

        succeeded(placeOneOfEach());

        assertThat(fromProviders.suffered()).as("callbacks that suffered").isNotEmpty();
    }

    /** Some are late and some are not, so they come in another order than they were sent. */
    @Test
    void callbacksInAnyOrderMakeNothingTwice() {
        fromProviders.plan((kind, nth) -> nth % 2 == 0 ? Fault.SLOW : Fault.REPEATED);
        toProviders.plan((kind, nth) -> kind.startsWith("POST") && nth % 2 == 1 ? Fault.HELD : Fault.NONE);

        succeeded(placeOneOfEach());
    }

    @Test
    void anOutageCostsTimeAndNothingElse() {
        toProviders.shut();
        Map<Order, String> jobs = new EnumMap<>(Order.class);
        try {
            jobs.putAll(placeOneOfEach());
            await().during(AN_OUTAGE).atMost(AN_OUTAGE.multipliedBy(2)).until(() -> jobs.values().stream()
                    .noneMatch(job -> serenade.jobOf(job).endsWith(" FAILED")));
        } finally {
            toProviders.open();
        }

        succeeded(jobs);

        assertThat(serenade.rows(
                        "select stage || ' ' || code from job_failures where job_id = any(string_to_array(?, ' '))",
                        String.join(" ", jobs.values())))
                .as("jobs that lost a try")
                .isEmpty();
    }

    @Test
    void aDatabaseThatCrashesLosesNothing() {
        Map<Order, String> jobs = placeOneOfEach();
        serenade.crashDatabase();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> serenade.get("/health/ready").statusCode() == 200);
        serenade.crashDatabase();

        succeeded(jobs);
    }

    /**
     * One call in twenty suffers something, to providers and from them; the seed decides for the nth call of each kind, so a
     * run can be had again. This is what the whole product has to stand all the time.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRunUnderRandomFaultsEndsLikeOneWithout(long seed) {
        List<Fault> ours = List.of(
                Fault.BROKEN, Fault.PAGE, Fault.UNANSWERED, Fault.PAGE_FOR_ANSWER, Fault.CUT, Fault.SLOW, Fault.HELD);
        List<Fault> theirs = List.of(Fault.DROPPED, Fault.REPEATED, Fault.LATE, Fault.FORGED, Fault.BROKEN);
        toProviders.plan((kind, nth) -> drawn(seed, kind, nth, ours));
        fromProviders.plan((kind, nth) -> drawn(seed, kind, nth, theirs));

        List<Map<Order, String>> jobs = new ArrayList<>();
        for (int i = 0; i < RANDOM_ORDERS; i++) {
            jobs.add(placeOneOfEach());
        }

        jobs.forEach(this::awaitEnds);
        jobs.forEach(this::succeeded);
        System.out.println("seed " + seed + ": " + toProviders.suffered() + " " + fromProviders.suffered());
    }

    /** An order that is answered with a page, and was not taken, waits for its callback as long as one may take. */
    private static boolean may(Fault fault, String kind) {
        return fault != Fault.PAGE || kind.startsWith("GET");
    }

    private static Fault drawn(long seed, String kind, int nth, List<Fault> faults) {
        long drawn = Math.floorMod(
                (seed * 31 + kind.hashCode()) * 0x9E3779B97F4A7C15L + nth * 0xBF58476D1CE4E5B9L >>> 17, 1_000L);
        Fault fault = faults.get((int) (drawn % faults.size()));
        return drawn < PER_MILLE && may(fault, kind) ? fault : Fault.NONE;
    }

    private Map<Order, String> placeOneOfEach() {
        Map<Order, String> jobs = new EnumMap<>(Order.class);
        orders().forEach(order -> jobs.put(order, order.place(serenade, newWord())));
        return jobs;
    }

    /** A name in letters that no order had before. */
    private String newWord() {
        ordered++;
        return "Quitoria" + (char) ('a' + ordered / 26 % 26) + (char) ('a' + ordered % 26);
    }

    private void awaitEnds(Map<Order, String> jobs) {
        jobs.forEach((order, job) -> await().alias(order + " " + job)
                .atMost(A_WHILE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> serenade.jobOf(job).matches(".* (SUCCEEDED|FAILED)")));
    }

    private void succeeded(Map<Order, String> jobs) {
        awaitEnds(jobs);
        Invariants invariants = new Invariants(serenade);
        jobs.forEach((order, job) -> {
            assertThat(serenade.jobOf(job)).as(order + ": " + errors(job)).endsWith(" SUCCEEDED");
            invariants.succeededOnce(order, job);
        });
        invariants.nothingIsLeftOver();
        invariants.noLogTells("Quitoria");
    }

    private List<String> errors(String job) {
        return serenade.rows(
                "select name || ' ' || coalesce(data, '') from job_events where job_id = ? order by id", job);
    }
}
