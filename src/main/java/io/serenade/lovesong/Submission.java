package io.serenade.lovesong;

import io.serenade.providers.SongGenerator.SongRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a visitor sent and what became of it; the product's half of a love song's job, under the same id. Reports read both
 * halves through the view {@code submissions}.
 */
@Entity
@Table(name = "love_songs")
public class Submission {
    /** The core's name of this product. */
    public static final String PRODUCT = "lovesong";

    private static final int MAX_SECOND_TRIES = 3;

    @Id
    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "cookie_id")
    private String cookieId;

    @Column(name = "delete_token_hash")
    private String deleteTokenHash;

    @Column(name = "owner_name")
    private String ownerName;

    @Column(name = "pet_name")
    private String petName;

    @Column(name = "pet_type")
    private String petType;

    @Column(name = "music_vibe")
    private String musicVibe;

    @Column(name = "photo_path")
    private String photoPath;

    @Column(name = "received_from_llm")
    private Instant receivedAt;

    @Column(name = "llm_response")
    private String songUrl;

    @Column(name = "llm_full_response")
    private String fullResponse;

    @Column(name = "llm_status")
    private String llmStatus;

    private String lyrics;

    @Column(name = "generated_song_path")
    private String songPath;

    @Column(name = "video_creation_start")
    private Instant videoStartedAt;

    @Column(name = "video_creation_end")
    private Instant videoEndedAt;

    @Column(name = "generated_video_path")
    private String videoPath;

    @Column(name = "video_seconds")
    private Double videoSeconds;

    @Column(name = "retry_count")
    private int retryCount;

    @Column(name = "second_tries")
    private int secondTries;

    /** WebVTT. */
    private String captions;

    /** What only the owner and the pet know. */
    private String detail;

    /** The song that this one answers. */
    private String answers;

    @Column(name = "taken_down_at")
    private Instant takenDownAt;

    protected Submission() {}

    public Submission(String sessionId, String cookieId, String deleteTokenHash, SubmissionForm form) {
        this.sessionId = sessionId;
        this.cookieId = cookieId;
        this.deleteTokenHash = deleteTokenHash;
        ownerName = form.ownerName();
        petName = form.petName();
        petType = form.petType();
        musicVibe = form.musicVibe();
        photoPath = sessionId + ".jpg";
        answers = form.answers().orElse(null);
        detail = form.detail().orElse(null);
    }

    void countFailedRequest() {
        retryCount++;
    }

    void markReceived(SongRecord record, Instant now) {
        requireKept("receive its record");
        receivedAt = now;
        fullResponse = record.raw();
        songUrl = record.song().map(Object::toString).orElse(null);
        lyrics = record.lyrics();
        llmStatus = record.song().isPresent() ? "success" : "fail";
        captions = Captions.write(record.words()).orElse(null);
    }

    /** The times of the words came after the song. */
    void noteCaptions(String found) {
        captions = found;
    }

    void markTimedOut() {
        llmStatus = "timeout";
    }

    void markDownloaded(String key) {
        require(songUrl != null, "be downloaded: the provider has not made it");
        songPath = key;
    }

    void startVideo(Instant now) {
        require(isDownloaded(), "be rendered: its sound is not here");
        videoStartedAt = now;
        videoEndedAt = null;
    }

    void endVideo(Instant now) {
        videoEndedAt = now;
    }

    void markRendered(Duration length, Instant now) {
        require(videoStartedAt != null, "be rendered: its video was not begun");
        videoEndedAt = now;
        videoPath = sessionId + ".mp4";
        videoSeconds = length.toMillis() / 1000.0;
    }

    /** The song is fetched again. */
    void forgetDownload() {
        songPath = null;
    }

    /** Forgets the song, so that it is asked for anew; a request that was never answered is still waited for. */
    void startOver() {
        requireKept("start over");
        require(mayStartOver(), "start over once more");
        secondTries++;
        receivedAt = null;
        songUrl = null;
        fullResponse = null;
        llmStatus = null;
        lyrics = null;
        songPath = null;
        retryCount = 0;
        captions = null;
    }

    /** Whether it may be asked for, and paid, once more. */
    public boolean mayStartOver() {
        return secondTries < MAX_SECOND_TRIES;
    }

    /** An operator removes it. */
    void markTakenDown(Instant now) {
        requireKept("be taken down");
        takenDownAt = now;
    }

    /** Everything personal is removed; what remains only counts. */
    void erase() {
        cookieId = "";
        ownerName = null;
        petName = null;
        lyrics = null;
        fullResponse = null;
        songUrl = null;
        songPath = null;
        videoPath = null;
        answers = null;
        detail = null;
        captions = null;
    }

    private void requireKept(String verb) {
        require(ownerName != null, verb + ": it was erased");
    }

    private void require(boolean allowed, String verb) {
        if (!allowed) {
            throw new IllegalStateException("Song " + sessionId + " cannot " + verb);
        }
    }

    public String sessionId() {
        return sessionId;
    }

    public String cookieId() {
        return cookieId;
    }

    public String deleteTokenHash() {
        return deleteTokenHash;
    }

    public String ownerName() {
        return ownerName;
    }

    public String petName() {
        return petName;
    }

    public String petType() {
        return petType;
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    public String musicVibe() {
        return musicVibe;
    }

    public String photoKey() {
        return photoPath;
    }

    /** Counted failures of requests for the song. */
    public int retryCount() {
        return retryCount;
    }

    public Optional<Instant> receivedAt() {
        return Optional.ofNullable(receivedAt);
    }

    public Optional<String> songUrl() {
        return Optional.ofNullable(songUrl);
    }

    public Optional<String> llmStatus() {
        return Optional.ofNullable(llmStatus);
    }

    public Optional<String> lyrics() {
        return Optional.ofNullable(lyrics).filter(text -> !text.isBlank());
    }

    /** What is sung when, as WebVTT, where the provider gave the times. */
    public Optional<String> captions() {
        return Optional.ofNullable(captions);
    }

    public boolean isTakenDown() {
        return takenDownAt != null;
    }

    /** Where the song lies in the storage, once it does. */
    public Optional<String> songKey() {
        return Optional.ofNullable(songPath);
    }

    public boolean isDownloaded() {
        return songPath != null;
    }
}
