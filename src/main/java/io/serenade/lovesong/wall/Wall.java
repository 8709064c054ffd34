package io.serenade.lovesong.wall;

import io.serenade.lovesong.Choruses;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.LongRunning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The records on the wall and those that wait for the operator. Erased songs are not among them. */
@ApplicationScoped
@Transactional
public class Wall {
    /** Records on one page. */
    public static final int PAGE = 24;

    private static final int MOST_WAITING = 200;
    private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

    private static final String RECORDS = """
            select w.session_id, w.asked_at, w.shown_at, s.pet_name, s.owner_name, s.lyrics, s.lyric_times, s.video_seconds
              from wall_records w join love_songs s using (session_id) join jobs j on j.id = w.session_id
             where j.state = 'SUCCEEDED' and j.erased_at is null and """ + " ";

    @Inject
    Database database;

    @Inject
    @LongRunning
    Database longRunning;

    @Inject
    Clock clock;

    private final Lock counting = new ReentrantLock();

    private volatile Counted counted = new Counted(0, Instant.MIN);

    private record Counted(long songs, Instant at) {}

    /**
     * A record of the wall.
     *
     * @param shownAt since when it is shown
     * @param chorus where in the song its chorus begins, or is assumed to
     */
    public record WallRecord(
            String sessionId,
            String petName,
            String ownerName,
            Instant askedAt,
            Optional<Instant> shownAt,
            Duration chorus) {}

    /** A place between two records: the one that hung there is not needed to find it again. */
    public record Place(Instant shownAt, String sessionId) {}

    /** The maker asks for a place. Asking twice changes nothing, also after a refusal. */
    public WallState ask(String sessionId) {
        database.update(
                "insert into wall_records (session_id, asked_at) values (?, ?) on conflict do nothing",
                sessionId,
                clock.instant());
        return stateOf(sessionId);
    }

    /** The maker no longer wants the record there, or the song is erased. A refusal stays. */
    public void withdraw(String sessionId) {
        database.update("delete from wall_records where session_id = ? and refused_at is null", sessionId);
    }

    /** Removes an erased song. */
    public void forget(String sessionId) {
        database.update("delete from wall_records where session_id = ?", sessionId);
    }

    /** The operator lets a record on the wall, also one that was refused. @return false where nobody asked for it */
    public boolean show(String sessionId) {
        return database.update(
                        "update wall_records set shown_at = coalesce(shown_at, ?), refused_at = null where session_id = ?",
                        clock.instant(),
                        sessionId)
                == 1;
    }

    /** The operator does not want a record there, or no longer. @return false where nobody asked for it */
    public boolean refuse(String sessionId) {
        return database.update(
                        "update wall_records set refused_at = ?, shown_at = null where session_id = ?",
                        clock.instant(),
                        sessionId)
                == 1;
    }

    public WallState stateOf(String sessionId) {
        return database.find(
                        "select shown_at, refused_at from wall_records where session_id = ?",
                        row -> row.getTimestamp("refused_at") != null
                                ? WallState.REFUSED
                                : row.getTimestamp("shown_at") != null ? WallState.SHOWN : WallState.WAITING,
                        sessionId)
                .orElse(WallState.NONE);
    }

    /** What waits for the operator, the oldest first. */
    public List<WallRecord> listWaiting() {
        return database.list(
                RECORDS + "w.shown_at is null and w.refused_at is null order by w.asked_at, w.session_id limit ?",
                Wall::record,
                MOST_WAITING);
    }

    /** How many wait for the operator. */
    public int countWaiting() {
        return database.find("""
                select count(*) from wall_records w join jobs j on j.id = w.session_id
                 where j.state = 'SUCCEEDED' and j.erased_at is null
                   and w.shown_at is null and w.refused_at is null""", row -> row.getInt(1)).orElse(0);
    }

    /**
     * The records on the wall, the latest first; one more than a page if there is another page.
     *
     * @param after where the page before ended
     */
    public List<WallRecord> listShown(Optional<Place> after) {
        String order = " order by w.shown_at desc, w.session_id desc limit " + (PAGE + 1);
        return after.isEmpty()
                ? database.list(RECORDS + "w.shown_at is not null" + order, Wall::record)
                : database.list(
                        RECORDS + "w.shown_at is not null and (w.shown_at, w.session_id) < (?, ?)" + order,
                        Wall::record,
                        after.get().shownAt(),
                        after.get().sessionId());
    }

    /** How many songs were finished here; about a minute old, and counted by one caller at a time. */
    public long countSongs() {
        Instant now = clock.instant();
        if (counted.at().isBefore(now.minus(COUNTED_FOR)) && counting.tryLock()) {
            try {
                counted = new Counted(count(), now);
            } finally {
                counting.unlock();
            }
        }
        return counted.songs();
    }

    private long count() {
        return longRunning
                .find(
                        "select count(*) from jobs where product = 'lovesong' and state = 'SUCCEEDED'",
                        row -> row.getLong(1))
                .orElse(0L);
    }

    private static WallRecord record(ResultSet row) throws SQLException {
        return new WallRecord(
                row.getString("session_id"),
                row.getString("pet_name"),
                row.getString("owner_name"),
                Database.instant(row, "asked_at"),
                Optional.ofNullable(Database.instant(row, "shown_at")),
                Choruses.start(
                        Optional.ofNullable(row.getString("lyrics")),
                        Optional.ofNullable(row.getString("lyric_times")),
                        Duration.ofSeconds(row.getLong("video_seconds"))));
    }
}
