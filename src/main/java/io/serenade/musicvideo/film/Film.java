package io.serenade.musicvideo.film;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.musicvideo.lyrics.Lyrics;
import io.serenade.musicvideo.lyrics.LyricsJson;
import io.serenade.musicvideo.planning.PlanJson;
import io.serenade.musicvideo.planning.ScenePlan;
import io.serenade.rendering.ffmpeg.Framing;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody ordered and what has been made so far; the product's part of a music video's job, under the same id.
 * Each stage adds its part: analysis and lyrics, plan, pictures and clips (rows of their own), the film.
 */
@Entity
@Table(name = "music_videos")
@SuppressWarnings("UnusedVariable") // some columns are read by SQL only
public class Film {
    /** The core's name of this product. */
    public static final String PRODUCT = "musicvideo";

    @Id
    @Column(name = "job_id")
    private String jobId;

    private String owner;
    private String prompt;
    private String shape;
    private boolean review;

    @Column(name = "audio_key")
    private String audioKey;

    @Column(name = "audio_bytes")
    private long audioBytes;

    @Column(name = "audio_md5")
    private String audioMd5;

    @Column(name = "audio_sha256")
    private String audioSha256;

    @Column(name = "song_ms")
    private long songMillis;

    @Column(name = "estimated_seconds")
    private int estimatedSeconds;

    @Column(name = "estimated_cost")
    private BigDecimal estimatedCost;

    @Column(name = "estimated_parts")
    private String estimatedParts;

    @Column(name = "most_clips")
    private int mostClips;

    @Column(name = "admitted_at")
    private Instant admittedAt;

    @Column(name = "deadline_at")
    private Instant deadlineAt;

    @Column(name = "approved_at")
    private Instant approvedAt;

    private String analysis;
    private String lyrics;

    @Column(name = "cache_hit")
    private boolean cacheHit;

    private String plan;

    @Column(name = "analysis_before")
    private String analysisBefore;

    @Column(name = "plan_before")
    private String planBefore;

    @Column(name = "other_shape")
    private String otherShape;

    @Column(name = "other_framing")
    private String otherFraming;

    @Column(name = "clip_of_shot")
    private String clipOfShot;

    @Column(name = "animatic_key")
    private String animaticKey;

    @Column(name = "text_only")
    private boolean textOnly;

    @Column(name = "video_key")
    private String videoKey;

    @Column(name = "video_bytes")
    private long videoBytes;

    private String sync;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "clips_gone")
    private boolean clipsGone;

    @Column(name = "audio_gone")
    private boolean audioGone;

    protected Film() {}

    public Film(String jobId, Optional<String> owner, FilmOrder order, String audioKey) {
        this.jobId = jobId;
        this.owner = owner.orElse(null);
        this.audioKey = audioKey;
        prompt = order.prompt();
        shape = order.shape().name();
        review = order.review();
        audioBytes = order.song().bytes();
        audioMd5 = order.song().md5();
        audioSha256 = order.song().sha256();
        songMillis = order.song().length().toMillis();
        estimatedSeconds = Math.toIntExact(order.estimatedTime().toSeconds());
        estimatedCost = order.forecast().cost();
        estimatedParts = StepCosts.write(order.forecast().parts());
        mostClips = order.forecast().mostClips();
    }

    /** Gives the film a place among those being made; its deadline starts. */
    void admit(Instant now, Instant deadline) {
        admittedAt = now;
        deadlineAt = deadline;
    }

    /** Frees its place, because it has ended or waits for its owner. */
    public void giveUpPlace() {
        admittedAt = null;
        deadlineAt = null;
    }

    public void approve(Instant now) {
        approvedAt = now;
    }

    /** @param cached whether it came from the cache */
    public void keepAnalysis(JsonObject found, boolean cached) {
        requireOrder();
        analysis = found.toString();
        cacheHit = cached;
    }

    public void keepLyrics(Lyrics heard) {
        requireOrder();
        lyrics = LyricsJson.write(heard).toString();
    }

    public void keepPlan(ScenePlan scenes) {
        requireOrder();
        plan = PlanJson.write(scenes).toString();
    }

    /** Saves analysis and plan before a change; they are restored unless the film is finished. */
    public void beginChange() {
        analysisBefore = analysis;
        planBefore = plan;
    }

    /** It is to be cut in another shape as well; itself it stays. */
    public void beginVersion(FilmShape other, Framing framing) {
        requireOrder();
        otherShape = other.name();
        otherFraming = framing.name();
    }

    /** It is there in another shape, or is not to be. */
    public void endVersion() {
        otherShape = null;
        otherFraming = null;
    }

    /** The film stays as it was. */
    public void takeBackChange() {
        if (analysisBefore != null) {
            analysis = analysisBefore;
            plan = planBefore;
        }
        endChange();
        giveUpPlace();
    }

    private void endChange() {
        analysisBefore = null;
        planBefore = null;
        endVersion();
    }

    /** @param clips for each shot the number of its clip */
    public void keepClipsOfShots(List<Integer> clips) {
        clipOfShot = clips.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    public void keepAnimatic(String key) {
        animaticKey = key;
    }

    /** Too few pictures succeeded, so clips are made from text alone. */
    public void goWithoutPictures() {
        textOnly = true;
    }

    /** @param report how near the cuts are to their beats */
    public void finish(String key, long bytes, JsonObject report, Instant now) {
        requireOrder();
        sync = report.toString();
        videoKey = key;
        videoBytes = bytes;
        finishedAt = now;
        endChange();
    }

    public void forgetClips() {
        clipsGone = true;
    }

    public void forgetAudio() {
        audioGone = true;
        audioBytes = 0;
    }

    private void requireOrder() {
        if (prompt == null) {
            throw new IllegalStateException("Music video " + jobId + " was erased");
        }
    }

    /** Deletes everything that belongs to the user; the remaining row only serves statistics. */
    public void erase() {
        owner = null;
        prompt = null;
        audioKey = null;
        audioBytes = 0;
        analysis = null;
        lyrics = null;
        plan = null;
        endChange();
        videoKey = null;
        videoBytes = 0;
        sync = null;
        animaticKey = null;
        clipsGone = true;
        audioGone = true;
    }

    public String jobId() {
        return jobId;
    }

    /** Empty once erased. */
    public Optional<String> prompt() {
        return Optional.ofNullable(prompt);
    }

    public FilmShape shape() {
        return FilmShape.valueOf(shape);
    }

    /** The shape in which it is being cut as well; empty while it is not. */
    public Optional<FilmShape> otherShape() {
        return Optional.ofNullable(otherShape).map(FilmShape::valueOf);
    }

    /** Which part of the clips is seen in what is being cut. */
    public Framing framing() {
        return Optional.ofNullable(otherFraming).map(Framing::valueOf).orElse(Framing.CENTRE);
    }

    /** Whether clips are paid only after a look at the animatic. */
    public boolean isReviewed() {
        return review;
    }

    public boolean isApproved() {
        return approvedAt != null;
    }

    /** Empty once it was deleted. */
    public Optional<String> audioKey() {
        return audioGone ? Optional.empty() : Optional.ofNullable(audioKey);
    }

    public String audioMd5() {
        return audioMd5;
    }

    public String audioSha256() {
        return audioSha256;
    }

    public Duration songLength() {
        return Duration.ofMillis(songMillis);
    }

    public int estimatedSeconds() {
        return estimatedSeconds;
    }

    public BigDecimal estimatedCost() {
        return estimatedCost;
    }

    /** What each stage was expected to cost; empty where that was not kept. */
    public Map<FilmStep, BigDecimal> estimatedParts() {
        return Optional.ofNullable(estimatedParts)
                .map(Film::parse)
                .map(StepCosts::read)
                .orElse(Map.of());
    }

    public int mostClips() {
        return mostClips;
    }

    /** Whether it has a place among those being made. */
    public boolean isAdmitted() {
        return admittedAt != null;
    }

    public Optional<Instant> deadline() {
        return Optional.ofNullable(deadlineAt);
    }

    /** What was found in the song, as the API shows it. */
    public Optional<JsonObject> analysisJson() {
        return Optional.ofNullable(analysis).map(Film::parse);
    }

    public Optional<SongAnalysis> analysis() {
        return analysisJson().map(AnalysisJson::read);
    }

    public boolean isCacheHit() {
        return cacheHit;
    }

    public Optional<Lyrics> lyrics() {
        return Optional.ofNullable(lyrics).map(Film::parse).map(LyricsJson::read);
    }

    public Optional<JsonObject> planJson() {
        return Optional.ofNullable(plan).map(Film::parse);
    }

    public Optional<ScenePlan> plan() {
        return planJson().map(PlanJson::read);
    }

    /** For each shot the number of its clip; empty until prompts are written. */
    public List<Integer> clipsOfShots() {
        return clipOfShot == null || clipOfShot.isEmpty()
                ? List.of()
                : Arrays.stream(clipOfShot.split(" ")).map(Integer::valueOf).toList();
    }

    /** A preview made of the reference pictures. */
    public Optional<String> animaticKey() {
        return Optional.ofNullable(animaticKey);
    }

    /** Whether it waits for its owner's approval before clips are paid. */
    public boolean awaitsApproval() {
        return review && approvedAt == null && animaticKey != null;
    }

    public boolean isTextOnly() {
        return textOnly;
    }

    public long videoBytes() {
        return videoBytes;
    }

    public Optional<String> videoKey() {
        return Optional.ofNullable(videoKey);
    }

    /** How near the cuts of the finished film are to their beats. */
    public Optional<JsonObject> syncJson() {
        return Optional.ofNullable(sync).map(Film::parse);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** Whether its clips were removed. */
    public boolean areClipsGone() {
        return clipsGone;
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
