package io.serenade.jobs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.BeansOf;
import io.serenade.platform.FiredEvents;
import io.serenade.platform.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims, answers and the log of messages, with a real database and no server. */
class OutboxIT {
    private static final Set<String> KINDS = Set.of("letter");

    private static TestDatabase database;

    private final Letters letters = new Letters();
    private final FiredEvents<OutboxDue> due = new FiredEvents<>();
    private final Outbox outbox = new Outbox();
    private final OutboxSender sender = new OutboxSender();

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        database.update("delete from outbox");
        database.update("delete from jobs");
        outbox.database = database;
        outbox.due = due;
        sender.outbox = outbox;
        sender.handlers = BeansOf.these(letters);
    }

    @Test
    void deliversOnceAndKeepsTheLog() {
        add("one");

        assertThat(due.list()).hasSize(1);
        assertThat(sender.sendNext()).isTrue();
        assertThat(sender.sendNext()).isFalse();

        assertThat(letters.sent).extracting(OutboxMessage::payload).containsExactly("{\"to\":\"one\"}");
        assertThat(stateOf("one")).isEqualTo("DELIVERED");
        assertThat(attemptsOf("one")).containsExactly("1 delivered");
    }

    @Test
    void isTakenByOneOfManySenders() throws Exception {
        IntStream.range(0, 50).forEach(number -> add("letter-" + number));

        List<OutboxMessage> claimed = atOnce(8, () -> {
            List<OutboxMessage> mine = new ArrayList<>();
            for (Optional<OutboxMessage> next = outbox.claim(KINDS); next.isPresent(); next = outbox.claim(KINDS)) {
                mine.add(next.get());
            }
            return mine;
        });

        assertThat(claimed).hasSize(50).extracting(OutboxMessage::id).doesNotHaveDuplicates();
    }

    @Test
    void waitsBetweenAttemptsAndGivesUpAfterTheLast() {
        add("one");
        letters.answers.addAll(List.of(Delivery.retry("busy"), Delivery.retry("busy"), Delivery.retry("still busy")));

        sender.sendNext();
        assertThat(secondsUntilDue("one")).isBetween(9, 10);
        makeDue("one");
        sender.sendNext();
        assertThat(secondsUntilDue("one")).isBetween(19, 20);
        makeDue("one");
        sender.sendNext();

        assertThat(stateOf("one")).isEqualTo("GIVEN_UP");
        assertThat(attemptsOf("one")).containsExactly("1 failed busy", "2 failed busy", "3 given_up still busy");
    }

    @Test
    void restsAsLongAsTheOtherSideSays() {
        add("one");
        letters.answers.add(Delivery.retryAfter(Duration.ofHours(1), "come back in an hour"));

        sender.sendNext();

        assertThat(secondsUntilDue("one")).isBetween(3_598, 3_600);
    }

    @Test
    void countsAnExceptionAsAnAttemptWithoutItsWordsAndGoesOnWithTheNext() {
        add("one");
        add("two");
        letters.failure = Optional.of(new IllegalStateException("matt@example.org is no address"));

        assertThat(sender.sendNext()).isTrue();
        assertThat(sender.sendNext()).isTrue();

        assertThat(attemptsOf("one")).singleElement().asString().startsWith("1 failed IllegalStateException at io.");
        assertThat(attemptsOf("two"))
                .singleElement()
                .asString()
                .contains("delivered")
                .doesNotContain("example.org");
    }

    @Test
    void sendsNoMoreOfAKindAtOnceThanItsHandlerAllows() {
        letters.maxAtOnce = 1;
        List<Boolean> meanwhile = new ArrayList<>();
        letters.whileSending = () -> meanwhile.add(sender.sendNext());
        add("one");
        add("two");

        assertThat(sender.sendNext()).isTrue();
        assertThat(sender.sendNext()).isTrue();

        assertThat(meanwhile).containsExactly(false, false);
        assertThat(letters.sent).hasSize(2);
    }

    @Test
    void aSenderThatVanishesCostsOneLeaseAndItsAnswerCountsNoMore() {
        add("one");
        OutboxMessage vanished = outbox.claim(KINDS).orElseThrow();
        assertThat(outbox.claim(KINDS)).isEmpty();
        assertThat(secondsUntilDue("one")).isBetween(118, 120);

        makeDue("one");
        assertThat(outbox.claim(KINDS).orElseThrow().attempt()).isEqualTo(2);

        assertThat(outbox.markDelivered(vanished, false, Optional.empty())).isFalse();
        assertThat(stateOf("one")).isEqualTo("WAITING");
        assertThat(attemptsOf("one")).containsExactly("1 lost The sender vanished.");
    }

    @Test
    void isNotSentToItsEndByOneThatEndsItsSenders() {
        add("one");
        for (int attempt = 1; attempt <= 3; attempt++) {
            outbox.claim(KINDS);
            makeDue("one");
        }

        sender.sendNext();

        assertThat(letters.sent).isEmpty();
        assertThat(stateOf("one")).isEqualTo("GIVEN_UP");
    }

    @Test
    void forgetsAPersonWhenNothingIsLeftToDo() {
        letters.personal = true;
        add("one");
        add("two");
        letters.answers.addAll(List.of(Delivery.delivered(), Delivery.giveUp("no such mailbox")));

        sender.sendNext();
        sender.sendNext();

        assertThat(database.list("select payload from outbox where payload is not null", row -> row.getString(1)))
                .isEmpty();
        assertThat(stateOf("two")).isEqualTo("GIVEN_UP");
        assertThat(outbox.replay(idOf("two"))).isFalse();
    }

    @Test
    void replaysWhatWasGivenUpWithAllItsAttempts() {
        add("one");
        letters.answers.add(Delivery.giveUp("410"));
        sender.sendNext();

        assertThat(outbox.replay(idOf("one"))).isTrue();
        sender.sendNext();

        assertThat(stateOf("one")).isEqualTo("DELIVERED");
        assertThat(attemptsOf("one")).containsExactly("1 given_up 410", "1 delivered");
        assertThat(outbox.replay(-1)).isFalse();
    }

    @Test
    void replaysNothingWhileAnotherOneOfItsKeyWaits() {
        add("one");
        sender.sendNext();
        long sent = idOf("one");
        add("one");

        assertThat(outbox.replay(sent)).isFalse();
    }

    @Test
    void replacesAMessageOfItsKeyThatStillWaits() {
        add("one");
        letters.answers.add(Delivery.retry("busy"));
        sender.sendNext();

        outbox.add("letter", "one", Optional.empty(), "{\"to\":\"another\"}", Duration.ZERO);
        sender.sendNext();

        assertThat(letters.sent)
                .extracting(OutboxMessage::payload)
                .containsExactly("{\"to\":\"one\"}", "{\"to\":\"another\"}");
        assertThat(letters.sent.get(1).attempt()).isEqualTo(1);
        assertThat(database.find("select count(*) from outbox", row -> row.getInt(1)))
                .contains(1);
    }

    @Test
    void waitsForTheEndOfItsJob() {
        job("job-1", "RUNNING");
        outbox.addForEndOf("job-1", "letter", "one", "{}");
        assertThat(outbox.claim(KINDS)).isEmpty();

        outbox.release("job-1");
        assertThat(outbox.claim(KINDS)).as("the job is under way again").isEmpty();
        database.update("update jobs set state = 'SUCCEEDED'");

        assertThat(outbox.claim(KINDS)).isPresent();
    }

    @Test
    void goesWithAJobThatIsErased() {
        job("job-1", "SUCCEEDED");
        outbox.add("letter", "one", Optional.of("job-1"), "{}", Duration.ZERO);
        add("two");
        sender.sendNext();

        outbox.forget("job-1");

        assertThat(database.list("select key from outbox", row -> row.getString(1)))
                .containsExactly("two");
        assertThat(database.find("select count(*) from outbox_attempts", row -> row.getInt(1)))
                .contains(0);
    }

    @Test
    void leavesKindsThatThisVersionDoesNotKnow() {
        outbox.add("postcard", "one", Optional.empty(), "{}", Duration.ZERO);

        assertThat(sender.sendNext()).isFalse();
        assertThat(stateOf("one")).isEqualTo("WAITING");
    }

    @Test
    void takesOverTheMessagesOfEarlierVersions() {
        TestDatabase earlier = TestDatabase.migratedTo("105");
        earlier.update("""
                insert into jobs (id, product, state, stage, lane, created_at, updated_at)
                values ('done', 'lovesong', 'SUCCEEDED', 'render-video', 'render', now(), now()),
                       ('going', 'lovesong', 'RUNNING', 'render-video', 'render', now(), now())""");
        earlier.update("""
                insert into love_songs (session_id, cookie_id, delete_token_hash, pet_type, music_vibe, photo_path,
                                        llm_task_id, sent_to_llm, received_from_llm, captions_due_at, captions_looks)
                values ('done', 'c', 'h', 'Dog', 'Chill', 'p', 'task-1', now(), now(), now(), 2),
                       ('going', 'c', 'h', 'Dog', 'Chill', 'p', 'task-2', now(), now(), null, 0)""");
        earlier.update("""
                insert into song_notices (session_id, email, tries, due_at)
                values ('done', 'a@example.org', 3, now()), ('going', 'b@example.org', 0, now())""");

        earlier.migrate();

        assertThat(earlier.list("""
                        select kind || ' ' || key || ' ' || attempts || ' ' || (due_at = 'infinity') || ' ' || payload
                          from outbox order by kind, key""", row -> row.getString(1)))
                .containsExactly(
                        "lovesong-captions done 2 false {\"task\" : \"task-1\"}",
                        "lovesong-notice done 3 false {\"email\" : \"a@example.org\"}",
                        "lovesong-notice going 0 true {\"email\" : \"b@example.org\"}");
    }

    private void add(String key) {
        outbox.add("letter", key, Optional.empty(), "{\"to\":\"" + key + "\"}", Duration.ZERO);
    }

    private static void job(String id, String state) {
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                values (?, 'test', ?, 'only', 'io', now(), now())""", id, state);
    }

    private static void makeDue(String key) {
        database.update("update outbox set due_at = now() - interval '1 second' where key = ?", key);
    }

    private static String stateOf(String key) {
        return database.find("select state from outbox where key = ?", row -> row.getString(1), key)
                .orElseThrow();
    }

    private static long idOf(String key) {
        return database.find("select id from outbox where key = ?", row -> row.getLong(1), key)
                .orElseThrow();
    }

    private static int secondsUntilDue(String key) {
        return database.find(
                        "select extract(epoch from due_at - now()) from outbox where key = ?",
                        row -> (int) Math.ceil(row.getDouble(1)),
                        key)
                .orElseThrow();
    }

    private static List<String> attemptsOf(String key) {
        return database.list("""
                select concat_ws(' ', a.attempt, a.answer, a.error) from outbox_attempts a
                  join outbox o on o.id = a.message_id where o.key = ? order by a.id""", row -> row.getString(1), key);
    }

    private static <T> List<T> atOnce(int callers, Callable<List<T>> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<T> all = new ArrayList<>();
            for (Future<List<T>> answer : threads.invokeAll(
                    IntStream.range(0, callers).mapToObj(caller -> call).toList())) {
                all.addAll(answer.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends nothing anywhere; answers as it is told, else that it delivered. */
    private static final class Letters implements OutboxHandler {
        private final List<OutboxMessage> sent = new ArrayList<>();
        private final Queue<Delivery> answers = new ArrayDeque<>();
        private Optional<RuntimeException> failure = Optional.empty();
        private boolean personal;
        private int maxAtOnce = 2;
        private Runnable whileSending = () -> {};

        @Override
        public int maxAtOnce() {
            return maxAtOnce;
        }

        @Override
        public String kind() {
            return "letter";
        }

        @Override
        public BackOff backOff() {
            return new BackOff(List.of(Duration.ofSeconds(10), Duration.ofSeconds(20)), 0);
        }

        @Override
        public boolean isPersonal() {
            return personal;
        }

        @Override
        public Delivery send(OutboxMessage message) {
            sent.add(message);
            whileSending.run();
            if (failure.isPresent()) {
                RuntimeException thrown = failure.get();
                failure = Optional.empty();
                throw thrown;
            }
            return answers.isEmpty() ? Delivery.delivered() : answers.remove();
        }
    }
}
