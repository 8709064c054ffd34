package io.serenade.lovesong;

import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.ProviderTask;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.lovesong.LinkedSong.Place;
import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
import io.serenade.platform.limits.Limits;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.limits.ReadLimits;
import io.serenade.providers.SongGenerator.SungWord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The submissions of the campaign, stored and found. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class Submissions {
    public static final Duration HOUR = Duration.ofHours(1);
    private static final int REPORTS_PER_HOUR = 10;
    /** As many as a page shows. */
    private static final int MAX_ANSWERS = 12;

    private static final String SIDES = """
            select s.session_id, s.pet_name, s.owner_name from love_songs s join jobs j on j.id = s.session_id
             where j.state = 'SUCCEEDED' and j.erased_at is null and """ + " ";

    /** Visitors may try several photos before they order one song. */
    private static final int PET_CHECKS_PER_SUBMISSION = 3;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Jobs jobs;

    @Inject
    private Limits limits;

    @Inject
    private ReadLimits readLimits;

    @Inject
    private Database database;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private ProviderTasks tasks;

    @Inject
    private SongBudget songBudget;

    @Inject
    private Clock clock;

    /** A submission, its job, and the last task at the song provider. */
    public record Entry(Submission submission, Job job, Optional<ProviderTask> song) {
        /** Since when the provider has been making the song; empty until it has taken it. */
        public Optional<Instant> composingSince() {
            return song.filter(task -> task.state().isAccepted()).flatMap(ProviderTask::acceptedAt);
        }

        /** Whether the song that is delivered is the one of this task at the provider. */
        public boolean isSungIn(String taskId) {
            return submission
                    .sungTask()
                    .or(() -> song.flatMap(ProviderTask::externalId))
                    .filter(taskId::equals)
                    .isPresent();
        }
    }

    /**
     * Stores a submission if the limits allow; atomic.
     *
     * @param address the visitor's address, as a key of the hourly limit
     * @throws LimitException naming the limit that is used up; nothing is counted then
     * @throws IdempotencyKeys.KeyTakenException when a concurrent order took the key first
     */
    public Submission add(Submission submission, String address, Optional<IdempotencyKey> key) {
        jobs.start(Submission.PRODUCT, submission.sessionId(), Optional.empty(), key, songBudget.price());
        entities.persist(submission);
        entities.flush();
        refuseIfFull(
                LimitException.Kind.ADDRESS, limits.slide(addressKey(address), settings.submissionsPerHour(), HOUR));
        refuseIfFull(
                LimitException.Kind.COOKIE,
                limits.total(cookieKey(submission.cookieId()), settings.submissionsPerCookie()));
        return submission;
    }

    /** The delete token is not stored and cannot be repeated, so a repeated order gets a new one. */
    public void replaceDeleteToken(String sessionId, String hash) {
        database.update("update love_songs set delete_token_hash = ? where session_id = ?", hash, sessionId);
    }

    /** Deletes what visitors wrote about a song: the texts of its reports, which are closed. */
    public void forgetBeside(String sessionId) {
        database.update("""
                update song_reports set words = '', closed_at = coalesce(closed_at, ?),
                       outcome = coalesce(outcome, 'erased') where session_id = ?""", clock.instant(), sessionId);
    }

    /** Counts one request for an e-mail notice. */
    public Verdict countNotice(String address) {
        return limits.slide("notices:" + address, settings.submissionsPerHour(), HOUR);
    }

    /** Counts one report. */
    public Verdict countReport(String address) {
        return limits.slide("reports:" + address, REPORTS_PER_HOUR, HOUR);
    }

    /** Counts one check for a pet. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Verdict countPetCheck(String address) {
        return readLimits.count(
                "petchecks:" + address, PET_CHECKS_PER_SUBMISSION * settings.submissionsPerHour(), HOUR);
    }

    /** Counts one call to the results API of an address. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Verdict countResultsCall(String address) {
        return readLimits.count("results:" + address, settings.resultsPerHour(), HOUR);
    }

    /** Whether a browser has used up its limit of songs. */
    public boolean hasUsedAllSongs(String cookieId) {
        return !limits.peekTotal(cookieKey(cookieId), settings.submissionsPerCookie())
                .allowed();
    }

    public Verdict peekAddress(String address) {
        return limits.peek(addressKey(address), settings.submissionsPerHour(), HOUR);
    }

    public Optional<Entry> find(String sessionId) {
        if (!Ids.isCuid(sessionId)) {
            return Optional.empty();
        }
        // The job first: once it has ended, its song is there.
        return jobs.find(sessionId).flatMap(job -> Optional.ofNullable(entities.find(Submission.class, sessionId))
                .map(submission -> entry(submission, job)));
    }

    /** As {@link #find}, with the job locked until the transaction ends. */
    public Optional<Entry> findLocked(String sessionId) {
        return jobs.findLocked(sessionId)
                .filter(job -> job.product().equals(Submission.PRODUCT))
                .map(job -> entry(entities.find(Submission.class, sessionId), job));
    }

    private Entry entry(Submission submission, Job job) {
        return new Entry(submission, job, tasks.findLast(job.id()));
    }

    /** A finished song that may be answered; empty if it is unknown, unfinished or gone. */
    public Optional<LinkedSong> findSide(String sessionId) {
        return database.find(SIDES + "s.session_id = ?", row -> side(row, Place.FIRST), sessionId);
    }

    /** The songs that led to a song, from the first one on, and those that answer it, as far as they exist. */
    public List<LinkedSong> listOtherSides(String sessionId) {
        List<LinkedSong> sides = new ArrayList<>(database.list(
                """
                with recursive chain as (
                    select answers as id, 1 as steps from love_songs where session_id = ?
                    union all
                    select s.answers, steps + 1 from chain join love_songs s on s.session_id = chain.id where steps < ?)
                select s.session_id, s.pet_name, s.owner_name, s.answers is null as first
                  from chain join love_songs s on s.session_id = chain.id join jobs j on j.id = s.session_id
                 where j.state = 'SUCCEEDED' and j.erased_at is null order by steps desc""", row -> side(row, row.getBoolean("first") ? Place.FIRST : Place.EARLIER), sessionId, MAX_ANSWERS));
        sides.addAll(database.list(
                SIDES + "s.answers = ? order by j.created_at limit " + MAX_ANSWERS,
                row -> side(row, Place.ANSWER),
                sessionId));
        return sides;
    }

    /** Takes a song off the other side of the one that it answers; both stay. @return false when it answers another */
    public boolean unlink(String answeredId, String answerId) {
        return database.update(
                        "update love_songs set answers = null where session_id = ? and answers = ?",
                        answerId,
                        answeredId)
                == 1;
    }

    private static LinkedSong side(ResultSet row, Place place) throws SQLException {
        return new LinkedSong(
                row.getString("session_id"), row.getString("pet_name"), row.getString("owner_name"), place);
    }

    public Submission get(String sessionId) {
        return Optional.ofNullable(entities.find(Submission.class, sessionId))
                .orElseThrow(() -> new IllegalArgumentException("No song has the id " + sessionId));
    }

    /** Stores words that were written before their song was made. */
    public void noteLyrics(String sessionId, String lyrics) {
        findLocked(sessionId).map(Entry::submission).ifPresent(submission -> submission.noteLyrics(lyrics));
    }

    /** Records that a song can be heard while it is made. */
    public void noteStream(String sessionId, String taskId) {
        findLocked(sessionId).map(Entry::submission).ifPresent(submission -> submission.noteStream(taskId));
    }

    /** Stores the times of words that came after the song, unless it was erased or started over meanwhile. */
    public void noteWords(String sessionId, String taskId, List<SungWord> words) {
        findLocked(sessionId)
                .filter(entry -> entry.job().erasedAt().isEmpty())
                .filter(entry -> entry.isSungIn(taskId))
                .ifPresent(entry -> {
                    entry.submission().noteWords(words);
                    if (entry.job().stage().equals(CheckNames.NAME)) {
                        jobs.wake(sessionId);
                    }
                });
    }

    public int countPending() {
        return count("pending");
    }

    public int countProcessing() {
        return count("processing");
    }

    private int count(String entryStatus) {
        return database.find("""
                        select count(*) from submissions where entry_status = ?""", row -> row.getInt(1), entryStatus).orElse(0);
    }

    /** Medians of the last twenty songs; empty while there are fewer than five. */
    public Optional<Pace> pace() {
        return database
                .list("""
                        select count(*) as samples,
                               coalesce(percentile_cont(0.5) within group (order by generation), 0) as generation,
                               coalesce(percentile_cont(0.5) within group (order by render), 0) as render
                          from (select extract(epoch from s.received_from_llm - t.accepted_at) as generation,
                                       extract(epoch from s.video_creation_end - s.video_creation_start) as render
                                  from (select * from love_songs where generated_video_path is not null
                                         order by received_from_llm desc limit 20) s
                                  join provider_tasks t on t.job_id = s.session_id and t.state = 'SUCCEEDED'
                                   and (s.sung_task is null or t.external_id = s.sung_task)) last""", row -> new Pace(row.getInt("samples"), row.getDouble("generation"), row.getDouble("render")))
                .stream()
                .filter(pace -> pace.samples() >= 5)
                .findFirst();
    }

    /** How long things take at present, in seconds. */
    public record Pace(int samples, double generationSeconds, double renderSeconds) {}

    /** The status of an entry in the API. */
    public static String entryStatus(Entry entry) {
        return SongSnapshot.of(entry).entryStatus();
    }

    private static String cookieKey(String cookieId) {
        return "cookie:" + cookieId;
    }

    private static String addressKey(String address) {
        return "submissions:" + address;
    }

    private static void refuseIfFull(LimitException.Kind kind, Verdict verdict) {
        if (!verdict.allowed()) {
            throw new LimitException(kind, verdict);
        }
    }
}
