package io.serenade.petroast;

import io.serenade.rendering.filters.ArFilter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a caller ordered, what was found out about it, and what was made; the product's part of a roast's job, under the
 * same id.
 */
@Entity
@Table(name = "roasts")
public class Roast {
    /** The core's name of this product. */
    public static final String PRODUCT = "petroast";

    @Id
    @Column(name = "job_id")
    private String jobId;

    private String text;

    @Column(name = "source_language")
    private String sourceLanguage;

    private String language;
    private String narration;
    private String translation;
    private String picture;
    private String animal;
    private Double confidence;

    @Column(name = "credits_estimate")
    private BigDecimal creditsEstimate;

    @Column(name = "credits_used")
    private BigDecimal creditsUsed;

    @Column(name = "rendered_at")
    private Instant renderedAt;

    @Column(name = "video_address")
    private String videoAddress;

    @Column(name = "video_seconds")
    private Double videoSeconds;

    private String video;
    private String filter;

    @Column(name = "plain_video")
    private String plainVideo;

    private String poster;

    @Enumerated(EnumType.STRING)
    private CaptionStyle captions;

    protected Roast() {}

    /** @param picture the key of the picture that is to speak */
    Roast(String jobId, RoastOrder order, Narration narration, String picture, Optional<Seen> seen) {
        this.jobId = jobId;
        this.text = order.text();
        this.sourceLanguage = narration.from().code();
        this.language = order.language().code();
        this.narration = narration.text();
        this.translation = narration.translation().map(Object::toString).orElse(null);
        this.picture = picture;
        this.animal = seen.flatMap(Seen::animal).orElse(null);
        this.confidence = seen.map(Seen::confidence).orElse(null);
        this.filter = order.filter().map(ArFilter::id).orElse(null);
        this.captions = order.captions();
    }

    /** The price that the provider names before anything is paid. */
    void noteEstimate(BigDecimal credits) {
        creditsEstimate = credits;
    }

    /** The provider has made the video; it has to be fetched. */
    void markRendered(URI address, Optional<BigDecimal> credits, Optional<Duration> length, Instant now) {
        renderedAt = now;
        videoAddress = address.toString();
        creditsUsed = credits.orElse(null);
        videoSeconds = length.map(time -> time.toMillis() / 1000.0).orElse(null);
    }

    /** The video is in our storage; if something was ordered to be drawn over it, that is still to be done. */
    void markCollected(String key) {
        if (renderedAt == null || narration == null) {
            throw new IllegalStateException("Roast " + jobId + " cannot be stored: it was not rendered, or erased");
        }
        if (!isToBeDrawnOver()) {
            video = key;
        } else {
            plainVideo = key;
        }
        videoAddress = null;
    }

    /** What was ordered is drawn over it. */
    void markDrawn(String key) {
        if (plainVideo == null) {
            throw new IllegalStateException("Roast " + jobId + " cannot be drawn over: it was not stored, or erased");
        }
        video = key;
    }

    /** Nothing can be drawn over it: the video is shown as it came. */
    void markUndrawn() {
        markDrawn(plainVideo);
    }

    /** A frame of the finished video is in our storage. */
    void markPoster(String key) {
        if (narration == null) {
            throw new IllegalStateException("Roast " + jobId + " was erased");
        }
        poster = key;
    }

    /** Deletes everything that belongs to the caller; the remaining row only serves statistics. */
    void erase() {
        text = null;
        narration = null;
        translation = null;
        picture = null;
        videoAddress = null;
        video = null;
        plainVideo = null;
        poster = null;
    }

    public String jobId() {
        return jobId;
    }

    /** As it was ordered; empty once erased. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** What is spoken; empty once erased. */
    public Optional<String> narration() {
        return Optional.ofNullable(narration);
    }

    public String sourceLanguage() {
        return sourceLanguage;
    }

    /** The code of the narration's language. */
    public String language() {
        return language;
    }

    /** What the translator said about its work, a JSON object; empty if nothing was translated. */
    public Optional<String> translation() {
        return Optional.ofNullable(translation);
    }

    public Optional<String> animal() {
        return Optional.ofNullable(animal);
    }

    public Optional<Double> confidence() {
        return Optional.ofNullable(confidence);
    }

    public Optional<BigDecimal> creditsEstimate() {
        return Optional.ofNullable(creditsEstimate);
    }

    public Optional<BigDecimal> creditsUsed() {
        return Optional.ofNullable(creditsUsed);
    }

    public Optional<Double> videoSeconds() {
        return Optional.ofNullable(videoSeconds);
    }

    /** The key of the picture; empty once erased. */
    public Optional<String> picture() {
        return Optional.ofNullable(picture);
    }

    /** Where the provider keeps the video; empty once it is ours. */
    public Optional<URI> videoAddress() {
        return Optional.ofNullable(videoAddress).map(URI::create);
    }

    /** The key of the video; empty until it is stored. */
    public Optional<String> video() {
        return Optional.ofNullable(video);
    }

    /** What was ordered to be drawn over it. */
    public Optional<ArFilter> filter() {
        return Optional.ofNullable(filter).flatMap(ArFilter::find);
    }

    public CaptionStyle captions() {
        return captions;
    }

    /** Whether a filter or our captions were ordered. */
    public boolean isToBeDrawnOver() {
        return filter != null || captions == CaptionStyle.BURNED;
    }

    /** The key of the original video; empty if nothing was to be drawn over it. */
    public Optional<String> plainVideo() {
        return Optional.ofNullable(plainVideo);
    }

    /** The key of a frame of the video, to be shown before it is played; empty if there is none. */
    public Optional<String> poster() {
        return Optional.ofNullable(poster);
    }

    /** Whether the video that is shown has what was ordered to be drawn over it. */
    public boolean isDrawnOver() {
        return video != null && plainVideo != null && !video.equals(plainVideo);
    }
}
