package io.serenade.providers.elevenlabs;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.ServiceCalls.Answer;
import io.serenade.providers.SpeechSynthesizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * Speech by ElevenLabs. Nothing is repeated here: a request that was refused with 429 was not taken and may be asked
 * for again, one that was never answered may have been spoken and costs twice if it is.
 */
@ApplicationScoped
public class ElevenLabsSpeechSynthesizer implements SpeechSynthesizer {
    static final String NAME = "elevenlabs";

    /** The default model; it speaks 29 languages. */
    private static final String MODEL = "eleven_multilingual_v2";

    private static final Duration VOICES_DEADLINE = Duration.ofSeconds(20);

    /** By how much its clock may be behind ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** In bytes: 9.5 MB grow by a third as base64, and the times of ten thousand characters come on top. */
    private static final int LARGEST_ANSWER = 14_000_000;

    @Inject
    ElevenLabsSettings settings;

    @Inject
    SandboxKey sandboxKey;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public int mostCharacters() {
        return settings.mostCharacters();
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.8,
            delay = 15_000,
            failOn = ProviderException.class,
            skipOn = RequestRefusedException.class)
    public Speech speak(SpeechRequest request, Duration deadline) {
        refuseWhatCannotBeAsked(request);
        JsonObject body = JSON.createObjectBuilder()
                .add("text", request.text())
                .add("model_id", MODEL)
                .build();
        ServiceCalls service = service(deadline);
        Answer answer = call(
                service,
                Category.UNANSWERED,
                api -> api.speak(key(), request.voiceId(), settings.outputFormat(), body));
        // An invalid answer has been paid for like any other; the history has the speech.
        return ElevenLabsRecords.speech(service.object(Category.UNANSWERED, answer), answer.requestId());
    }

    /**
     * ElevenLabs keeps what it spoke, with the text, unless the account has asked it not to
     * (elevenlabs.io/docs/api-reference/history).
     */
    @Override
    public Optional<Speech> findSpoken(SpeechRequest request, Instant since, Duration deadline) {
        ServiceCalls service = service(deadline);
        Instant earliest = since.minus(CLOCKS_DIFFER);
        JsonObject history = service.object(
                Category.BROKEN,
                call(
                        service,
                        Category.BROKEN,
                        api -> api.history(key(), request.voiceId(), earliest.getEpochSecond())));
        return ElevenLabsRecords.spoken(history, request, earliest)
                .map(item -> ElevenLabsRecords.speech(mp3(service, item.getString("history_item_id")), item));
    }

    private byte[] mp3(ServiceCalls service, String itemId) {
        return service.whole(Category.BROKEN, call(service, Category.BROKEN, api -> api.spoken(key(), itemId)));
    }

    /** Refuses an impossible request before it costs anything. */
    private void refuseWhatCannotBeAsked(SpeechRequest request) {
        int characters = request.text().codePointCount(0, request.text().length());
        if (request.text().isBlank()) {
            throw new RequestRefusedException("There is nothing to say.", null);
        }
        if (characters > settings.mostCharacters()) {
            throw new RequestRefusedException(
                    "The text has " + characters + " characters; at most " + settings.mostCharacters()
                            + " can be spoken.",
                    null);
        }
        if (!request.voiceId().matches("[A-Za-z0-9_-]{1,64}")) {
            throw new RequestRefusedException("\"" + request.voiceId() + "\" is no voice.", null);
        }
    }

    @Override
    public List<Voice> voices() {
        ServiceCalls service = service(VOICES_DEADLINE);
        return ElevenLabsRecords.voices(
                service.object(Category.BROKEN, call(service, Category.BROKEN, api -> api.voices(key()))));
    }

    private static ServiceCalls service(Duration deadline) {
        return new ServiceCalls("speech service", LARGEST_ANSWER, deadline);
    }

    private Answer call(ServiceCalls service, Category unclear, Function<ElevenLabsApi, Response> request) {
        if (!settings.isConfigured()) {
            throw new ProviderException(
                    Category.UNAVAILABLE,
                    "Nothing can be spoken: the operator must set " + ElevenLabsSettings.PROVIDER.keyVariable() + ".",
                    null);
        }
        Answer answer = service.ask(service.client(ElevenLabsApi.class, settings.baseUrl()), request);
        if (!answer.isSuccess()) {
            throw new ElevenLabsRefusals(service).of(unclear, answer);
        }
        return answer;
    }

    private String key() {
        return settings.key().orElseGet(sandboxKey::get).reveal();
    }
}
