package io.serenade.lovesong;

import io.serenade.jobs.JobChanged;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobEvent;
import io.serenade.jobs.JobFeed;
import io.serenade.jobs.JobState;
import io.serenade.jobs.NewJobEvents;
import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cache of the songs that people ask for, so that waiting costs the database nothing. A song is read once, by one
 * query, and dropped as soon as something happens to it: at the commit on this node, within about a second on others.
 */
@ApplicationScoped
public class SongSnapshots {
    /** The most songs in the cache; with lyrics they take about 30 MB. */
    private static final int MOST = 8_000;

    @Inject
    Database database;

    @Inject
    JobFeed feed;

    private final Map<String, SongSnapshot> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Empty when there is no such song. */
    public Optional<SongSnapshot> find(String id) {
        if (!Ids.isCuid(id)) {
            return Optional.empty();
        }
        // Without new events for a while, the cache may be stale.
        SongSnapshot known = feed.isCurrent() ? kept.get(id) : null;
        return known == null ? read(id) : Optional.of(known);
    }

    private Optional<SongSnapshot> read(String id) {
        long before = changes.get();
        Optional<SongSnapshot> song = query(id);
        song.ifPresent(found -> {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(id, found);
            if (changes.get() != before) {
                // Something happened while it was read, so the next caller reads again.
                kept.remove(id, found);
            }
        });
        return song;
    }

    void noteChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobChanged change) {
        forget(change.jobId());
    }

    void noteNews(@Observes NewJobEvents news) {
        news.events().stream().map(JobEvent::jobId).distinct().forEach(this::forget);
    }

    private void forget(String id) {
        changes.incrementAndGet();
        kept.remove(id);
    }

    Optional<SongSnapshot> query(String id) {
        return database.find("""
                select j.id, j.state, j.stage, j.deferrals,
                       case when j.state = 'READY' and j.attempts = 0 and j.deferrals = 0 then j.due_at end as begins_at,
                       j.error_code, j.error_message, j.error_retryable,
                       j.error_request_id, j.created_at, j.erased_at is not null as erased,
                       s.taken_down_at is not null as taken_down,
                       case when t.state in ('RUNNING', 'OVERDUE') then t.accepted_at end as composing_since,
                       s.owner_name, s.pet_name, s.lyrics, coalesce(s.stream_task, s.generated_song_path) is not null as audible,
                       s.second_take, s.missed_name, s.sung_instead
                  from jobs j join love_songs s on s.session_id = j.id
                  left join lateral (select state, accepted_at from provider_tasks
                                      where job_id = j.id order by id desc limit 1) t on true
                 where j.id = ?""", SongSnapshots::read, id);
    }

    private static SongSnapshot read(ResultSet row) throws SQLException {
        return new SongSnapshot(
                row.getString("id"),
                JobState.valueOf(row.getString("state")),
                row.getString("stage"),
                row.getInt("deferrals"),
                error(row),
                Database.instant(row, "created_at"),
                row.getBoolean("erased"),
                row.getBoolean("taken_down"),
                Optional.ofNullable(Database.instant(row, "composing_since")),
                Optional.ofNullable(Database.instant(row, "begins_at")),
                row.getString("owner_name"),
                row.getString("pet_name"),
                Optional.ofNullable(row.getString("lyrics")).filter(text -> !text.isBlank()),
                row.getBoolean("audible"),
                missedName(row));
    }

    private static Optional<MissedName> missedName(ResultSet row) throws SQLException {
        String name = row.getString("missed_name");
        String take = row.getString("second_take");
        return name == null || take == null
                ? Optional.empty()
                : Optional.of(new MissedName(
                                name, Optional.ofNullable(row.getString("sung_instead")), SecondTake.valueOf(take)))
                        .filter(MissedName::isTold);
    }

    private static Optional<JobError> error(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new JobError(
                        code,
                        row.getString("error_message"),
                        row.getBoolean("error_retryable"),
                        row.getString("error_request_id")));
    }
}
