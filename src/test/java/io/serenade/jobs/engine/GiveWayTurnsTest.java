package io.serenade.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Claim;
import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.CoreForTests.World;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.ScriptedStage;
import io.serenade.jobs.SpareWork;
import io.serenade.jobs.WorkerPool;
import io.serenade.platform.ManagedThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Songs and films beside each other, on the real tables; what a run takes is what it moves the clock. */
class GiveWayTurnsTest {
    private static final Duration SONG = Duration.ofSeconds(20);
    private static final Duration SEGMENT = Duration.ofSeconds(6);
    private static final int FILMS = 6;
    private static final String NEXT_SONG = "song-next";

    private static World world;

    private final ScriptedStage cutting = new ScriptedStage("cutting", WorkerPool.RENDER).givingWay();
    private final ScriptedStage singing = new ScriptedStage("singing", WorkerPool.RENDER);
    private final CoreForTests core = world.core(new ScriptedStage("first", WorkerPool.IO), cutting, singing);
    private final ManagedThreads threads = new ManagedThreads();
    private final List<String> ran = new ArrayList<>();
    private final Map<String, Instant> due = new HashMap<>();
    private Duration longestWait = Duration.ZERO;
    private int songsToCome;
    private SpareWork ahead = new NothingAhead();

    @BeforeAll
    static void open() {
        world = World.create();
    }

    /** While one song is rendered the next falls due: without turns of their own no film would ever be cut. */
    @Test
    void filmsAdvanceUnderConstantSongsAndNoSongWaitsForMoreThanOneSegment() {
        films();
        songsToCome = 200;
        song(NEXT_SONG + songsToCome);

        renderUntilNoSongIsLeft();

        assertThat(ran.stream().filter(name -> name.startsWith("film")).distinct())
                .as("each film had turns")
                .hasSize(FILMS);
        assertThat(ran.stream().filter(name -> name.startsWith("film")).count() * SEGMENT.toSeconds())
                .as("films have their share of the time, and not more than a fifth")
                .isBetween(ran.size() * SONG.toSeconds() / 10, ran.size() * SONG.toSeconds() / 4);
        assertThat(String.join(" ", ran)).as("segments in a row").doesNotContainPattern("film-\\d film-\\d");
        assertThat(longestWait).isEqualTo(SONG.plus(SEGMENT));
    }

    @Test
    void aLongTurnBarsFilmsForTwoMinutesAtMost() {
        GiveWayTurns turns = new GiveWayTurns(core.clock());
        try (GiveWayTurns.Turn turn = turns.begin()) {
            assertThat(turn.goesFirst()).isTrue();
            core.clock().moveOn(Duration.ofMinutes(5));
        }

        core.clock().moveOn(GiveWayTurns.LONGEST_WAIT.minusMillis(1));
        GiveWayTurns.Turn early = turns.begin();
        early.giveBack();
        core.clock().moveOn(Duration.ofMillis(1));
        GiveWayTurns.Turn next = turns.begin();
        next.giveBack();

        assertThat(early.goesFirst()).isFalse();
        assertThat(next.goesFirst()).isTrue();
    }

    /** Each film's turn comes after those of the others. */
    @Test
    void filmsTakeTurnsWithEachOther() {
        films();
        songsToCome = 120;
        song(NEXT_SONG + songsToCome);

        renderUntilNoSongIsLeft();

        List<String> turns = ran.stream()
                .filter(name -> name.startsWith("film"))
                .limit(2 * FILMS)
                .toList();
        assertThat(turns.subList(0, FILMS)).doesNotHaveDuplicates();
        assertThat(turns.subList(FILMS, 2 * FILMS)).isEqualTo(turns.subList(0, FILMS));
    }

    /** Nobody goes before a song only because nothing was cut for long. */
    @Test
    void aFilmThatHasJustFallenDueWaitsForSongsFirst() {
        songsToCome = 1;
        film("film-1");
        song(NEXT_SONG + songsToCome);

        renderUntilNoSongIsLeft();

        assertThat(ran).startsWith(NEXT_SONG + 1, "film-1");
    }

    /** A song that fell due while something was encoded ahead has waited for its one segment. */
    @Test
    void workAheadCountsAsATurn() {
        songsToCome = 1;
        List<String> pieces = new ArrayList<>(List.of("ahead"));
        ahead = new SpareWork() {
            @Override
            public WorkerPool pool() {
                return WorkerPool.RENDER;
            }

            @Override
            public boolean doPiece() {
                if (pieces.isEmpty()) {
                    return false;
                }
                ran.add(pieces.remove(0));
                film("film-1");
                core.clock().moveOn(JobQueue.GIVES_WAY_FOR);
                song(NEXT_SONG + songsToCome);
                return true;
            }
        };

        renderUntilNoSongIsLeft();

        assertThat(ran).containsExactly("ahead", NEXT_SONG + 1, "film-1");
    }

    /** Songs are due too: of two workers that look at the same moment, one alone takes a film. */
    @Test
    void onlyOneOfTwoWorkersThatLookAtOnceLetsAFilmGoFirst() {
        films();
        songsToCome = 1;
        song(NEXT_SONG + songsToCome);
        core.clock().moveOn(JobQueue.GIVES_WAY_FOR);
        Workers workers = workers(2, new JobQueue() {
            private boolean alone = true;

            @Override
            public Optional<Claim> claimGivingWayFirst(WorkerPool pool, String node, String worker) {
                return handOver(core.queue().claimGivingWayFirst(pool, node, worker));
            }

            @Override
            public Optional<Claim> claimNext(WorkerPool pool, String node, String worker) {
                return handOver(core.queue().claimNext(pool, node, worker));
            }

            /** The other worker looks, works and stops before the first begins with what it took. */
            private Optional<Claim> handOver(Optional<Claim> taken) {
                if (alone) {
                    alone = false;
                    taken.ifPresent(claim -> ran.add("taken: " + claim.jobId()));
                    threads.runAll();
                }
                return taken;
            }
        });

        workers.wake(WorkerPool.RENDER);
        workers.wake(WorkerPool.RENDER);
        threads.runAll();

        assertThat(ran).startsWith("taken: film-1", NEXT_SONG + 1);
    }

    private void films() {
        for (int film = 1; film <= FILMS; film++) {
            film("film-" + film);
        }
    }

    private void film(String id) {
        core.jobs().settle(core.running(id), Outcome.done(Outcome.NOTHING));
    }

    private void song(String id) {
        core.start(id);
        world.database()
                .update("update jobs set stage = 'singing', pool = 'render', gives_way = false where id = ?", id);
        due.put(id, core.clock().instant());
    }

    private void renderUntilNoSongIsLeft() {
        Workers workers = workers(1, core.queue());
        workers.wake(WorkerPool.RENDER);
        threads.runAll();
    }

    /** They stop after a segment when no song is to come. */
    private Workers workers(int renders, JobQueue queue) {
        Workers workers = WorkersForTests.of(
                core, queue, threads, new WorkerSettings(1, renders, List.of(WorkerPool.values())), ahead);
        singing.does(this::sing);
        cutting.does(claim -> {
            ran.add(claim.jobId());
            core.clock().moveOn(SEGMENT);
            if (songsToCome == 0) {
                workers.close();
            }
            return Outcome.parked(core.clock().instant(), Outcome.NOTHING);
        });
        return workers;
    }

    private Outcome sing(Claim claim) {
        Duration waited = Duration.between(due.get(claim.jobId()), core.clock().instant());
        longestWait = waited.compareTo(longestWait) > 0 ? waited : longestWait;
        ran.add(claim.jobId());
        songsToCome--;
        if (songsToCome > 0) {
            song(NEXT_SONG + songsToCome);
        }
        core.clock().moveOn(SONG);
        return Outcome.done(Outcome.NOTHING);
    }

    private static final class NothingAhead implements SpareWork {
        @Override
        public WorkerPool pool() {
            return WorkerPool.RENDER;
        }

        @Override
        public boolean doPiece() {
            return false;
        }
    }
}
