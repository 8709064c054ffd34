package io.serenade.lovesong.stories;

import io.serenade.jobs.Jobs;
import io.serenade.jobs.WorkerPool;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Which songs have a story, and which wait for one. A song has one story at most. */
@ApplicationScoped
@Transactional
public class Stories {
    /** A story that is not made within this time is started again by another node. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final int MOST_TRIES = 3;

    @Inject
    Database database;

    @Inject
    Jobs jobs;

    @Inject
    LoveSongSettings settings;

    @Inject
    Clock clock;

    public StoryState stateOf(String sessionId) {
        return database.find(
                        "select state from stories where session_id = ?",
                        row -> StoryState.valueOf(row.getString("state")),
                        sessionId)
                .orElse(StoryState.NONE);
    }

    /**
     * Asks for the story of a finished song. Asking again changes nothing, except that one that failed is tried again.
     *
     * @return its state; {@code NONE} when too many stories wait already
     */
    public StoryState want(String sessionId) {
        StoryState state = stateOf(sessionId);
        if (state == StoryState.NONE && countWaiting() >= settings.storiesWaiting()) {
            return StoryState.NONE;
        }
        int changed = database.update("""
                insert into stories (session_id, state, wanted_at) values (?, 'WAITING', ?)
                on conflict (session_id) do update set state = 'WAITING', wanted_at = excluded.wanted_at
                   where stories.state = 'FAILED' and stories.tries < ?""", sessionId, clock.instant(), MOST_TRIES);
        if (changed > 0) {
            jobs.wakeForSpareWork(sessionId, WorkerPool.RENDER);
        }
        return stateOf(sessionId);
    }

    private int countWaiting() {
        return database.find("select count(*) from stories where state in ('WAITING', 'MAKING')", row -> row.getInt(1))
                .orElse(0);
    }

    /** Takes the song that has waited longest; its file has to be there before the lease ends. */
    Optional<String> claim() {
        return database.find(
                """
                update stories set state = 'MAKING', tries = tries + 1, leased_until = ?
                 where session_id = (
                    select s.session_id from stories s join jobs j on j.id = s.session_id
                     where j.erased_at is null and s.tries < ?
                       and (s.state = 'WAITING' or (s.state = 'MAKING' and s.leased_until < ?))
                     order by s.wanted_at limit 1 for update of s skip locked)
                returning session_id""", row -> row.getString("session_id"), clock.instant().plus(LEASE), MOST_TRIES, clock.instant());
    }

    void markReady(String sessionId) {
        end(sessionId, StoryState.READY);
    }

    void markFailed(String sessionId) {
        end(sessionId, StoryState.FAILED);
    }

    /** Back into the queue, because this node stops. */
    void putBack(String sessionId) {
        database.update(
                "update stories set state = 'WAITING', tries = tries - 1 where session_id = ? and state = 'MAKING'",
                sessionId);
    }

    private void end(String sessionId, StoryState state) {
        database.update(
                "update stories set state = ?, leased_until = null where session_id = ?", state.name(), sessionId);
    }

    /** Deletes the story of an erased song. */
    public void forget(String sessionId) {
        database.update("delete from stories where session_id = ?", sessionId);
    }
}
