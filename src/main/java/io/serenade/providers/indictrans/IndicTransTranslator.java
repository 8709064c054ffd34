package io.serenade.providers.indictrans;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.platform.settings.Secret;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.ServiceCalls;
import io.serenade.providers.ServiceCalls.Answer;
import io.serenade.providers.Translator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** Translation by IndicTrans2. Asking again costs nothing but time, so a caller may. */
@ApplicationScoped
public class IndicTransTranslator implements Translator {
    static final String NAME = "indictrans";

    private static final int LONGEST_ANSWER = 500_000;
    private static final int LONGEST_REASON = 300;

    @Inject
    IndicTransSettings settings;

    @Inject
    SandboxKey sandboxKey;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String origin() {
        return settings.baseUrl().toString();
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.8,
            delay = 15_000,
            failOn = ProviderException.class,
            skipOn = RequestRefusedException.class)
    public Translation translate(String text, String from, String to) {
        return switch (settings.protocol()) {
            case SIMPLE ->
                SimpleProtocol.read(ask(settings.translatePath(), SimpleProtocol.request(text, from, to)))
                        .orElseThrow(IndicTransTranslator::senseless);
            case TRITON -> {
                List<String> sentences = TritonProtocol.sentences(text);
                yield TritonProtocol.read(
                                ask(TritonProtocol.PATH, TritonProtocol.request(sentences, from, to)), sentences)
                        .orElseThrow(IndicTransTranslator::senseless);
            }
        };
    }

    private static ProviderException senseless() {
        return new ProviderException(Category.BROKEN, "The translator's answer holds no translation.", null);
    }

    private JsonObject ask(String path, JsonObject request) {
        ServiceCalls service = new ServiceCalls("translator", LONGEST_ANSWER, settings.timeout());
        URI address = URI.create(settings.baseUrl() + path);
        Answer answer =
                service.ask(service.client(IndicTransApi.class, address), api -> api.translate(bearer(), request));
        if (!answer.isSuccess()) {
            throw refusal(service, answer);
        }
        return service.object(Category.BROKEN, answer);
    }

    /** Triton says {@code error}, servers made with FastAPI {@code detail}. */
    private static ProviderException refusal(ServiceCalls service, Answer answer) {
        ProviderException usual = service.refusal(Category.BROKEN, answer);
        return usual.category() == Category.REJECTED
                ? new RequestRefusedException(
                                "The translator refused the text"
                                        + reason(answer.text())
                                                .map(said -> ": " + said)
                                                .orElse("."),
                                answer.requestId())
                        .withDetail(answer.text())
                : usual;
    }

    private static Optional<String> reason(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonObject body = reader.readObject();
            return Optional.ofNullable(body.getOrDefault("error", body.get("detail")))
                    .filter(JsonString.class::isInstance)
                    .map(said -> ((JsonString) said)
                            .getString()
                            .replaceAll("\\p{Cntrl}+", " ")
                            .strip())
                    .map(said -> said.substring(0, Math.min(LONGEST_REASON, said.length())));
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** @return null if no key is needed, which leaves the header out */
    private String bearer() {
        Optional<Secret> key =
                settings.key().or(() -> settings.standIn() ? Optional.of(sandboxKey.get()) : Optional.empty());
        return key.map(secret -> "Bearer " + secret.reveal()).orElse(null);
    }
}
