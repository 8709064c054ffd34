package io.serenade.providers.openai;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.keys.SandboxKey;
import io.serenade.platform.settings.Secret;
import io.serenade.providers.FileForm;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.ServiceCalls.Answer;
import io.serenade.providers.Transcriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * Transcribes songs with Whisper or one of its successors. Whisper reports the time of each word; OpenAI's newer
 * models return the text alone and refuse requests for more.
 */
@ApplicationScoped
public class OpenAiTranscriber implements Transcriber {
    /** A provider name of its own, because it may be another service than the one that plans. */
    static final String NAME = "lyrics";

    private static final long MAX_FILE_BYTES = 25L * 1024 * 1024;
    private static final int MAX_ANSWER = 4_000_000;

    @Inject
    LyricsSettings settings;

    @Inject
    SandboxKey sandboxKey;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return settings.configured();
    }

    @Override
    public String model() {
        return settings.model();
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.8,
            delay = 15_000,
            failOn = ProviderException.class,
            skipOn = RequestRefusedException.class)
    public Transcription transcribe(Path sound, Duration deadline) {
        if (!isConfigured()) {
            throw new ProviderException(
                    Category.UNAVAILABLE,
                    "Nobody can hear the lyrics: the operator must set LYRICS_API_KEY or OPENAI_API_KEY.",
                    null);
        }
        byte[] form = form(sound);
        ServiceCalls service = new ServiceCalls("lyrics service", MAX_ANSWER, deadline);
        Answer answer =
                service.ask(service.client(OpenAiApi.class, settings.baseUrl()), api -> api.transcribe(bearer(), form));
        if (!answer.isSuccess()) {
            throw new OpenAiRefusals(service, "LYRICS_API_KEY").of(answer);
        }
        return OpenAiRecords.transcription(service.object(Category.BROKEN, answer), answer.requestId());
    }

    /** Services other than OpenAI may not report such days. */
    @Override
    public Optional<LocalDate> lastDay(Duration deadline) {
        if (settings.key().isEmpty()) {
            return Optional.empty();
        }
        ServiceCalls service = new ServiceCalls("lyrics service", MAX_ANSWER, deadline);
        Answer answer = service.ask(
                service.client(OpenAiApi.class, settings.baseUrl()), api -> api.model(bearer(), settings.model()));
        if (!answer.isSuccess()) {
            throw new OpenAiRefusals(service, "LYRICS_API_KEY").of(answer);
        }
        return OpenAiRecords.lastDay(service.object(Category.BROKEN, answer));
    }

    private byte[] form(Path sound) {
        try {
            if (Files.size(sound) > MAX_FILE_BYTES) {
                throw new RequestRefusedException("The song is too large to be listened to.", null);
            }
            boolean flac =
                    MediaFormat.of(sound).filter(MediaFormat.FLAC::equals).isPresent();
            FileForm form = new FileForm()
                    .file(
                            "file",
                            flac ? "song.flac" : "song.mp3",
                            flac ? "audio/flac" : "audio/mpeg",
                            Files.readAllBytes(sound))
                    .field("model", settings.model());
            if (tellsTimes()) {
                form.field("response_format", "verbose_json")
                        .field("timestamp_granularities[]", "word")
                        .field("timestamp_granularities[]", "segment");
            } else {
                form.field("response_format", "json");
            }
            return form.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** OpenAI's gpt-…transcribe models answer 400 to {@code verbose_json}. */
    private boolean tellsTimes() {
        return !settings.model().startsWith("gpt-");
    }

    /** @return null if the service needs no key, which leaves the header out */
    private String bearer() {
        Optional<Secret> key =
                settings.key().or(() -> settings.standIn() ? Optional.of(sandboxKey.get()) : Optional.empty());
        return key.map(secret -> "Bearer " + secret.reveal()).orElse(null);
    }
}
