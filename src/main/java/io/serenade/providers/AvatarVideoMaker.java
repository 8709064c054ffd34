package io.serenade.providers;

import io.serenade.platform.files.MediaFormat;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes a video in which the person or animal of a picture speaks a text, asynchronously: requested, then polled until
 * final. Every method may throw {@link ProviderException}.
 */
public interface AvatarVideoMaker {

    /** The provider's name, for accounts and the call log. */
    String name();

    /** Whether videos can be made at all, for which a key or a stand-in is needed. */
    boolean isConfigured();

    /** What a video would cost in the provider's credits; the call is free. Empty if the provider does not say. */
    Optional<BigDecimal> estimate(VideoRequest request);

    /**
     * Requests a video, once: a request that was sent but not answered is never repeated here.
     *
     * @return the video's id
     */
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
     * @param picture the address from which the provider fetches the picture
     * @param language of the text, as {@code hi} (ISO 639-1)
     * @param captions whether what is said is written on the pictures
     * @param webhook where the provider reports the end; only ever a hint
     */
    record VideoRequest(String text, URI picture, String language, boolean captions, Optional<URI> webhook) {
        public VideoRequest {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(picture, "picture");
            Objects.requireNonNull(language, "language");
        }
    }

    /**
     * A video as the provider reports it.
     *
     * @param percent its progress, if the provider reports it
     * @param file where the finished video may be fetched
     * @param length of the finished video, if the provider reports it
     * @param credits what was paid, if the provider reports it
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

    /** The status of a video; unknown words mean {@link #RENDERING}. */
    enum Status {
        /** Accepted; work has not begun. */
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
