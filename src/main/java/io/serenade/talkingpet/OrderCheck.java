package io.serenade.talkingpet;

import io.serenade.providers.MediaGenerator;
import io.serenade.providers.SpeechSynthesizer;
import io.serenade.providers.schema.InputCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Checks what a provider would not accept, before anything is fetched, stored or paid. */
@ApplicationScoped
public class OrderCheck {
    private static final String SOME_FILE = "https://example.org/file";
    private static final int LARGE_CLIP_SECONDS = 6;

    @Inject
    MediaGenerator generator;

    @Inject
    SpeechSynthesizer synthesizer;

    /** The missing configuration that prevents orders. @param speaks whether words are ordered */
    public Optional<String> missing(boolean speaks) {
        if (generator.models().isEmpty()) {
            return Optional.of("No clips can be made here: the operator must set REPLICATE_API_TOKEN, or SANDBOX=on to"
                    + " try it.");
        }
        return speaks && !synthesizer.isConfigured()
                ? Optional.of("Nothing can be spoken here: the operator must set ELEVEN_API_KEY, or SANDBOX=on to try"
                        + " it.")
                : Optional.empty();
    }

    /** The most characters (code points) that a text may have. */
    public int mostCharacters() {
        return synthesizer.mostCharacters();
    }

    /** What the model would not accept, as a sentence. */
    public Optional<String> complaint(PetOrder order) {
        Optional<JsonObject> schema = generator.inputSchema(order.model());
        ModelFields fields = ModelFields.of(order.model(), schema);
        if (fields.image().isEmpty()) {
            return Optional.of("model: " + order.model() + " takes no picture. Please choose another one.");
        }
        if (fields.hears() && order.words().isEmpty()) {
            return Optional.of("model: " + order.model()
                    + " needs speech. Please send text and voice_id to /jobs_prompt_tts, or choose another model.");
        }
        JsonObject input = fields.input(order, SOME_FILE, order.words().map(words -> SOME_FILE));
        return schema.flatMap(known -> new InputCheck(known)
                        .problemsOf(input).stream()
                                .map(problem -> fields.orderNames().getOrDefault(problem.field(), problem.field()) + " "
                                        + problem.message())
                                .map(sentence -> sentence.endsWith("?") ? sentence : sentence + ".")
                                .findFirst())
                .or(() -> tooLong(order));
    }

    /** The model's page says this, but its schema does not (replicate.com/minimax/hailuo-02). */
    private static Optional<String> tooLong(PetOrder order) {
        return order.model().startsWith("minimax/hailuo-02")
                        && order.seconds() > LARGE_CLIP_SECONDS
                        && order.resolution().equals("1080p")
                ? Optional.of("seconds must be 6 in 1080p; 10 seconds are made in 768p and 512p.")
                : Optional.empty();
    }
}
