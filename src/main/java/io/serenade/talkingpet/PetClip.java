package io.serenade.talkingpet;

import io.serenade.rendering.speech.Fit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a caller ordered and what has been made so far; the product's part of a talking pet's job, under the same id.
 */
@Entity
@Table(name = "pet_clips")
public class PetClip {
    /** The core's name of this product. */
    public static final String PRODUCT = "talkingpet";

    private static final Duration OUTPUT_KEPT = Duration.ofHours(1);

    @Id
    @Column(name = "job_id")
    private String jobId;

    private String prompt;
    private int seconds;
    private String resolution;
    private String model;
    private String text;

    @Column(name = "voice_id")
    private String voiceId;

    private String fit;

    private boolean speaking;

    @Column(name = "estimated_ms")
    private Long estimatedMillis;

    private boolean spoken;
    private String timings;

    @Column(name = "predicted_at")
    private Instant predictedAt;

    private String output;

    @Column(name = "clip_stored")
    private boolean clipStored;

    private boolean finished;

    @Column(name = "speech_ms")
    private Long speechMillis;

    private boolean truncated;
    private String captions;

    @Column(name = "captions_burned")
    private boolean captionsBurned;

    private boolean poster;

    protected PetClip() {}

    public PetClip(String jobId, PetOrder order) {
        this.jobId = jobId;
        prompt = order.prompt();
        seconds = order.seconds();
        resolution = order.resolution();
        model = order.model();
        speaking = order.words().isPresent();
        text = order.words().map(Words::text).orElse(null);
        voiceId = order.words().map(Words::voiceId).orElse(null);
        estimatedMillis =
                order.words().map(words -> words.estimate().toMillis()).orElse(null);
        fit = order.fit().name();
        captionsBurned = order.captionsBurned();
    }

    /** @param times of the characters, as {@link Timings} writes them */
    void markSpoken(String times) {
        spoken = true;
        timings = times;
    }

    /** The prediction has succeeded; from now on the provider keeps its output for an hour. */
    void markPredicted(URI address, Instant now) {
        predictedAt = now;
        output = address.toString();
    }

    void markClipStored() {
        requireOrder();
        clipStored = true;
        output = null;
        finished |= !speaking;
    }

    /** @param webVtt empty if no times are known */
    void markFinished(Duration speech, boolean cut, Optional<String> webVtt) {
        requireOrder();
        finished = true;
        speechMillis = speech.toMillis();
        truncated = cut;
        captions = webVtt.orElse(null);
    }

    /** A frame of the finished clip is in our storage. */
    void markPoster() {
        requireOrder();
        poster = true;
    }

    private void requireOrder() {
        if (prompt == null) {
            throw new IllegalStateException("Pet clip " + jobId + " was erased");
        }
    }

    /** Deletes everything that belongs to the caller; the remaining row only serves statistics. */
    void erase() {
        prompt = null;
        text = null;
        voiceId = null;
        timings = null;
        captions = null;
        output = null;
        spoken = false;
        clipStored = false;
        finished = false;
        poster = false;
    }

    public String jobId() {
        return jobId;
    }

    public String model() {
        return model;
    }

    /** The order as it was accepted. */
    PetOrder order() {
        requireOrder();
        return new PetOrder(prompt, seconds, resolution, model, words(), Fit.valueOf(fit), captionsBurned);
    }

    public Optional<String> prompt() {
        return Optional.ofNullable(prompt);
    }

    /** What happens when speech and clip differ in length, in the caller's word. */
    public String fit() {
        return fit.toLowerCase(Locale.ROOT);
    }

    /** Where the caption times come from; empty if there are no captions. */
    public Optional<String> captionTiming() {
        return captions().map(there -> isTimed() ? "spoken" : "estimated");
    }

    /** Whether the speech provider gave the time of each character. */
    boolean isTimed() {
        return timings != null && !Timings.read(timings).isEmpty();
    }

    /** Whether captions are written onto the pictures. */
    public boolean isCaptionsBurned() {
        return captionsBurned;
    }

    /** What is said in it. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    Optional<Words> words() {
        return Optional.ofNullable(text).map(said -> new Words(said, voiceId));
    }

    /** Whether words were ordered. */
    public boolean isSpeaking() {
        return speaking;
    }

    Optional<String> timings() {
        return Optional.ofNullable(timings);
    }

    /** The clip's address at the provider; empty once it is in our storage. */
    Optional<URI> output() {
        return Optional.ofNullable(output).map(URI::create);
    }

    Instant outputKeptUntil() {
        return predictedAt.plus(OUTPUT_KEPT);
    }

    /** The approximate length of the speech. */
    public Optional<Duration> estimatedSpeech() {
        return Optional.ofNullable(estimatedMillis).map(Duration::ofMillis);
    }

    /** How long the speech is, known when the clip is finished. */
    public Optional<Duration> speech() {
        return Optional.ofNullable(speechMillis).map(Duration::ofMillis);
    }

    /** Whether the clip ends before the speech does. */
    public boolean isTruncated() {
        return truncated;
    }

    public Optional<String> captions() {
        return Optional.ofNullable(captions);
    }

    public boolean isSpoken() {
        return spoken;
    }

    public boolean isClipStored() {
        return clipStored;
    }

    /** Whether it has a poster frame, shown before it is played. */
    public boolean hasPoster() {
        return poster;
    }

    public boolean isFinished() {
        return finished;
    }
}
