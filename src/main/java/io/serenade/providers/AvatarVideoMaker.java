package io.serenade.providers;

import io.serenade.platform.MediaFormat;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes a video in which whoever is in a picture speaks a text, asynchronously: asked for, then read until final. Every
 * method may throw {@link ProviderException}.
 */
public interface AvatarVideoMaker {

    /** The provider's name, for accounts and the call log. */
    String name();

    /** Whether videos can be made at all, for which a key or a stand-in is needed. */
    boolean isConfigured();

    /** What a video would cost in the provider's credits; costs nothing. Empty where the provider does not tell. */
    Optional<BigDecimal> estimate(VideoRequest request);

    /** Asks for a video, once: a request that was sent but not answered is never repeated here. @return the video's id */
    String request(VideoRequest request);

    /** Reads a video's record. */
    AvatarVideo read(String videoId);

    /**
     * Copies a finished video into a file.
     *
     * @return the format that its first bytes tell
     * @throws ProviderException when it may not be fetched from there, broke off, or is no video
     * @throws java.io.UncheckedIOException when our own disk fails
     */
    MediaFormat fetch(URI video, Path target, Duration deadline);

    /**
     * What to make.
     *
     * @param text what is spoken, word for word
     * @param picture where the provider fetches the picture from
     * @param language of the text, as {@code hi} (ISO 639-1)
     * @param webhook where the provider reports the end; only ever a hint
     */
    record VideoRequest(String text, URI picture, String language, Optional<URI> webhook) {
        public VideoRequest {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(picture, "picture");
            Objects.requireNonNull(language, "language");
        }
    }

    /**
     * A video as the provider tells it.
     *
     * @param percent how far it is, where that is told
     * @param file where the finished video may be fetched
     * @param length of the finished video, where that is told
     * @param credits what was paid, where that is told
     * @param error why it failed, in the provider's words
     */
    record AvatarVideo(
            String id,
            Status status,
            OptionalInt percent,
            Optional<URI> file,
            Optional<Duration> length,
            Optional<BigDecimal> credits,
            Optional<String> error) {}

    /** Where a video stands; words that are not known mean {@link #RENDERING}. */
    enum Status {
        /** Accepted; nobody works on it yet. */
        QUEUED,
        RENDERING,
        READY,
        FAILED;

        public boolean isFinal() {
            return switch (this) {
                case QUEUED, RENDERING -> false;
                case READY, FAILED -> true;
            };
        }
    }
}
