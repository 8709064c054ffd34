package io.serenade.musicvideo.lyrics;

import io.serenade.jobs.calls.Prices;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.Transcriber;
import io.serenade.providers.Transcriber.Transcription;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.VoiceCopy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Transcribes the words of a song. A film can do without them, so a song whose words cannot be transcribed counts as
 * instrumental. {@link #ask} is one paid call, so that the caller can store each call.
 */
@ApplicationScoped
public class LyricsService {
    static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Duration COPYING = Duration.ofSeconds(60);
    private static final BigDecimal SECONDS_PER_MINUTE = new BigDecimal(60);
    private static final int PLACES = 4;

    @Inject
    Transcriber transcriber;

    @Inject
    Prices prices;

    @Inject
    Ffmpeg ffmpeg;

    /** Whether a transcription service is configured; without one each song counts as instrumental. */
    public boolean isConfigured() {
        return transcriber.isConfigured();
    }

    /** The account that pays, as in the call log. */
    public String account() {
        return transcriber.name();
    }

    public String model() {
        return transcriber.model();
    }

    /** What one call costs, in dollars: the price is that of a minute of sound. */
    public BigDecimal cost(double songSeconds) {
        return isConfigured()
                ? prices.of(transcriber.model())
                        .multiply(BigDecimal.valueOf(songSeconds))
                        .divide(SECONDS_PER_MINUTE, PLACES, RoundingMode.UP)
                : BigDecimal.ZERO;
    }

    /**
     * Asks once.
     *
     * @param song an MP3, WAV or FLAC file
     * @param songSeconds its length
     * @throws ProviderException when there was no answer, or a refusal
     * @throws IOException when the song cannot be read
     */
    public Lyrics ask(Path song, double songSeconds) throws IOException, InterruptedException {
        Path copy = Files.createTempFile("voice-", ".flac");
        try {
            SongFormat format = SongFormat.find(song).orElseThrow(() -> new IOException("The file is no song."));
            new VoiceCopy(ffmpeg).write(song, format, copy, COPYING);
            Transcription heard = transcriber.transcribe(copy, DEADLINE);
            return HeardLyrics.of(heard, songSeconds, transcriber.model());
        } catch (CircuitBreakerOpenException e) {
            throw new ProviderException(Category.UNAVAILABLE, "The lyrics service has been failing for a while.", e);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
