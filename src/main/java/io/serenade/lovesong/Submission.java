package io.serenade.lovesong;

import io.serenade.providers.SongGenerator.SongRecord;
import io.serenade.providers.SongGenerator.SungWord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a visitor entered, and the resulting song; the product's part of a love song's job, under the same id. Reports
 * read both halves through the view {@code submissions}.
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

    /** As {@link LyricTimes} writes them. */
    @Column(name = "lyric_times")
    private String lyricTimes;

    /** As {@link io.serenade.rendering.sound.Waveform} writes it. */
    private String waveform;

    /** A personal detail that only the owner and the pet know. */
    private String detail;

    @Column(name = "say_pet")
    private String sayPet;

    @Column(name = "say_owner")
    private String sayOwner;

    /** The provider's id of the song that is delivered. */
    @Column(name = "sung_task")
    private String sungTask;

    /** The provider's id of the song that can be heard while it is made. */
    @Column(name = "stream_task")
    private String streamTask;

    @Column(name = "words_by")
    private Instant wordsBy;

    @Column(name = "second_take")
    @Enumerated(EnumType.STRING)
    private SecondTake secondTake;

    @Column(name = "missed_name")
    private String missedName;

    @Column(name = "sung_instead")
    private String sungInstead;

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
        sayPet = form.sayPet().orElse(null);
        sayOwner = form.sayOwner().orElse(null);
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
        noteWords(record.words());
    }

    /** The words were written before the song was made. */
    void noteLyrics(String written) {
        if (receivedAt == null && ownerName != null) {
            lyrics = written;
        }
    }

    /** It can be heard while it is made. */
    void noteStream(String task) {
        boolean beingMade = receivedAt == null || secondTake == SecondTake.ASKED;
        if (beingMade && ownerName != null) {
            streamTask = task;
        }
    }

    /** The times of the words came, with the song or after it. */
    void noteWords(List<SungWord> words) {
        wordsBy = null;
        captions = Captions.write(words).orElse(null);
        lyricTimes = lyrics().flatMap(text -> LyricTimes.align(text, words)).orElse(null);
    }

    /** Records the provider's task that made the song. */
    void noteTask(String task) {
        sungTask = task;
    }

    /** The times of the words are awaited, because they show what is sung. */
    void awaitWords(Instant until) {
        wordsBy = until;
    }

    /** A name is not sung as it is written, so another song is asked for; once. */
    void askAgain(String name, Optional<String> instead) {
        require(secondTake == null, "be asked for again: it was");
        secondTake = SecondTake.ASKED;
        streamTask = null;
        missedName = name;
        sungInstead = instead.orElse(null);
    }

    void endSecondTake(SecondTake how) {
        secondTake = how;
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

    /** The loudness of the song from beginning to end. */
    void noteWaveform(String letters) {
        waveform = letters;
    }

    /** The song is fetched again. */
    void forgetDownload() {
        songPath = null;
    }

    /** Removes the song, so that it is requested again; an unanswered request is still waited for. */
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
        lyricTimes = null;
        waveform = null;
        sungTask = null;
        streamTask = null;
        wordsBy = null;
        if (secondTake != null) {
            // What was said about the earlier song does not apply to the next one.
            secondTake = SecondTake.NOT_MADE;
        }
    }

    /** Whether it may be requested, and paid, once more. */
    public boolean mayStartOver() {
        return secondTries < MAX_SECOND_TRIES;
    }

    /** An operator removes it. */
    void markTakenDown(Instant now) {
        requireKept("be taken down");
        takenDownAt = now;
    }

    /** Deletes all personal data; the remaining row only serves statistics. */
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
        sayPet = null;
        sayOwner = null;
        streamTask = null;
        missedName = null;
        sungInstead = null;
        captions = null;
        lyricTimes = null;
        waveform = null;
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

    /** How the pet's name is pronounced, if that was given. */
    public Optional<String> sayPet() {
        return Optional.ofNullable(sayPet);
    }

    /** How the owner's name is pronounced, if that was given. */
    public Optional<String> sayOwner() {
        return Optional.ofNullable(sayOwner);
    }

    /** The provider's id of the song that is delivered; empty for songs of earlier versions. */
    public Optional<String> sungTask() {
        return Optional.ofNullable(sungTask);
    }

    /** The provider's id of the song that can be heard while it is made; empty while nothing can be heard. */
    public Optional<String> streamTask() {
        return Optional.ofNullable(streamTask);
    }

    /** Until when the times of the words are awaited; empty when they are there, or none will come. */
    public Optional<Instant> wordsAwaitedUntil() {
        return Optional.ofNullable(wordsBy);
    }

    /** Why another song was requested, and the result; empty if none was. */
    public Optional<MissedName> missedName() {
        return Optional.ofNullable(secondTake)
                .filter(take -> missedName != null)
                .map(take -> new MissedName(missedName, Optional.ofNullable(sungInstead), take));
    }

    /** The result of requesting another song; empty if none was requested. */
    Optional<SecondTake> secondTake() {
        return Optional.ofNullable(secondTake);
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

    /** When the words of the lyrics are sung, a line for each sung line: see {@link LyricTimes}. */
    public Optional<String> lyricTimes() {
        return Optional.ofNullable(lyricTimes);
    }

    /** The letters of the song's {@link io.serenade.rendering.sound.Waveform}. */
    public Optional<String> waveform() {
        return Optional.ofNullable(waveform);
    }

    /** The length of the video and of the song, in seconds. */
    public Optional<Double> videoSeconds() {
        return Optional.ofNullable(videoSeconds);
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
