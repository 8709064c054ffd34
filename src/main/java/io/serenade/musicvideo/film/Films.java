package io.serenade.musicvideo.film;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.budget.OrderPrice;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The films of all users, stored and found. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class Films {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The key of the transaction lock that lets only one node count places at a time. */
    private static final long ADMISSION_LOCK = 0x6d757369L;

    private static final String UNDER_WAY = "j.state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')";

    /**
     * The bytes that are stored or, for a film that is made for the first time, at least those that are expected.
     * Includes what a version that is being cut will take: about as much as the film, instead of the version before.
     */
    private static final String STORED = """
            select coalesce(sum(v.audio_bytes + greatest(
                       case when v.finished_at is null and %s then v.song_ms * ? else 0 end,
                       v.video_bytes
                         + case when v.other_shape is null then 0
                                else greatest(0, v.video_bytes - coalesce((select o.bytes from music_video_versions o
                                     where o.job_id = v.job_id and o.shape = v.other_shape), 0)) end
                         + coalesce((select sum(c.bytes + coalesce((c.former ->> 'bytes')::bigint, 0)) from music_video_clips c where c.job_id = v.job_id), 0)
                         + coalesce((select sum(p.bytes) from music_video_pictures p where p.job_id = v.job_id), 0)
                         + coalesce((select sum(o.bytes) from music_video_versions o where o.job_id = v.job_id), 0))), 0)
              from music_videos v join jobs j on j.id = v.job_id where v.owner = ?""".formatted(UNDER_WAY);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Jobs jobs;

    @Inject
    CallerLimits limits;

    @Inject
    JobCosts costs;

    @Inject
    FilmStory story;

    @Inject
    Database database;

    @Inject
    MusicVideoSettings settings;

    @Inject
    Clock clock;

    /** A film and its job. */
    public record Entry(Film film, Job job) {
        public FilmStatus status() {
            return FilmStatus.of(job, film.isAdmitted());
        }
    }

    /** The user's storage quota is full. */
    public static final class QuotaException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Stores a film if the caller's limit and storage allow, all or nothing.
     *
     * @throws CallerLimits.LimitException when the limit is used up
     * @throws QuotaException when the storage is full
     */
    public void add(Film film, Caller caller, long bytes) {
        jobs.start(
                Film.PRODUCT,
                film.jobId(),
                caller.owner(),
                Optional.empty(),
                OrderPrice.ofDollars(film.estimatedCost()));
        costs.open(film.jobId(), Optional.of(settings.budget()));
        caller.owner().ifPresent(owner -> {
            if (!hasRoom(owner, bytes + FilmMedia.expectedBytes(film.songLength()))) {
                throw new QuotaException();
            }
        });
        entities.persist(film);
        entities.flush();
        story.begin(film.jobId());
        limits.count(caller);
    }

    /**
     * Whether a user's storage has room for more. Until the transaction ends, nobody else can check that user's room.
     *
     * @param more bytes; negative if more is removed than added
     */
    public boolean hasRoom(String owner, long more) {
        database.find("select pg_advisory_xact_lock(hashtext(?))", row -> true, owner);
        return stored(owner) + more <= settings.quotaBytes();
    }

    /** Bytes that a user's songs, pictures, clips and films take, and soon will take. */
    public long stored(String owner) {
        return database.find(STORED, row -> row.getLong(1), FilmMedia.expectedBytes(Duration.ofMillis(1)), owner)
                .orElse(0L);
    }

    public Optional<Entry> find(String jobId) {
        if (!UUID.matcher(jobId).matches()) {
            return Optional.empty();
        }
        // The job first: once it has ended, its film is there.
        return jobs.find(jobId).flatMap(job -> Optional.ofNullable(entities.find(Film.class, jobId))
                .map(film -> new Entry(film, job)));
    }

    /** As {@link #find}, with the job locked until the transaction ends. */
    public Optional<Entry> findLocked(String jobId) {
        return jobs.findLocked(jobId)
                .filter(job -> job.product().equals(Film.PRODUCT))
                .map(job -> new Entry(get(jobId), job));
    }

    public Film get(String jobId) {
        return Optional.ofNullable(entities.find(Film.class, jobId))
                .orElseThrow(() -> new IllegalArgumentException("No music video has the id " + jobId));
    }

    /**
     * Gives a film one of the limited places, the oldest film first. A film keeps the place it has.
     *
     * @return whether it has one now
     */
    public boolean admit(String jobId) {
        database.find("select pg_advisory_xact_lock(?)", row -> true, ADMISSION_LOCK);
        Film film = get(jobId);
        if (film.isAdmitted()) {
            return true;
        }
        int taken = count("v.admitted_at is not null");
        int before = database.find(
                        "select count(*) from music_videos v join jobs j on j.id = v.job_id where " + UNDER_WAY
                                + " and v.admitted_at is null and (j.created_at, j.id) < (select created_at, id from jobs"
                                + " where id = ?)" + WAITS,
                        row -> row.getInt(1),
                        jobId)
                .orElse(0);
        if (taken + before >= settings.filmsAtOnce()) {
            return false;
        }
        Instant now = clock.instant();
        film.admit(now, now.plus(settings.deadline()));
        return true;
    }

    /** A film that waits for its owner needs no place. */
    private static final String WAITS = " and not (v.review and v.approved_at is null and v.plan is not null)";

    private int count(String condition) {
        return database.find(
                        "select count(*) from music_videos v join jobs j on j.id = v.job_id where " + UNDER_WAY
                                + " and " + condition,
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** Films with some clips ready and others still being made, the oldest first. */
    public List<String> listShooting() {
        return database.list(
                "select v.job_id from music_videos v join jobs j on j.id = v.job_id where " + UNDER_WAY
                        + " and v.admitted_at is not null and j.stage = ? and exists (select 1 from music_video_clips c"
                        + " where c.job_id = v.job_id and c.media_key is not null) order by j.created_at, j.id",
                row -> row.getString(1),
                FilmStep.VIDEO_GENERATION.word());
    }

    /** Films that wait for a place, the oldest first. */
    public List<String> listWaiting() {
        return database.list(
                "select v.job_id from music_videos v join jobs j on j.id = v.job_id where " + UNDER_WAY
                        + " and v.admitted_at is null" + WAITS + " order by j.created_at, j.id limit ?",
                row -> row.getString(1),
                settings.filmsAtOnce());
    }
}
