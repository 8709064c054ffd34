package io.serenade.talkingpet.web;

import io.serenade.jobs.webhooks.CallbackAddresses;
import io.serenade.rendering.speech.Fit;
import io.serenade.talkingpet.OrderCheck;
import io.serenade.talkingpet.PetOrder;
import io.serenade.talkingpet.TalkingPetSettings;
import io.serenade.talkingpet.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads orders and says what is wrong with them. Unknown members are ignored, as this API always did. */
@ApplicationScoped
public class OrderReader {
    private static final int LONGEST_PROMPT = 10_000;
    private static final int LONGEST_ADDRESS = 20_000_000;
    private static final int USUAL_SECONDS = 6;
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(10_000);
    private static final String USUAL_RESOLUTION = "768p";

    @Inject
    TalkingPetSettings settings;

    @Inject
    OrderCheck check;

    @Inject
    CallbackAddresses callbacks;

    /** An order, the address of its photo, and the address to notify of its end. */
    record Read(PetOrder order, String imageUrl, Optional<URI> callback) {}

    /**
     * @param speaking whether words are wanted
     * @throws jakarta.ws.rs.WebApplicationException 400 for what is wrong, 500 for missing configuration
     */
    Read read(JsonObject json, boolean speaking) {
        check.missing(speaking).ifPresent(sentence -> {
            throw PetProblems.notConfigured(sentence);
        });
        String imageUrl = text(json, "image_url", LONGEST_ADDRESS);
        String prompt = text(json, "prompt", LONGEST_PROMPT);
        Optional<Words> words = speaking ? Optional.of(words(json)) : Optional.empty();
        PetOrder order = new PetOrder(
                prompt,
                seconds(json),
                resolution(json),
                model(json),
                words,
                speaking ? fit(json) : Fit.HOLD,
                speaking && captionsBurned(json));
        check.complaint(order).ifPresent(sentence -> {
            throw PetProblems.badRequest("input_refused", sentence);
        });
        return new Read(order, imageUrl, callback(json));
    }

    private Optional<URI> callback(JsonObject json) {
        if (json.getOrDefault("callback_url", JsonValue.NULL).equals(JsonValue.NULL)) {
            return Optional.empty();
        }
        String address = text(json, "callback_url", LONGEST_ADDRESS);
        callbacks.problemOf(address).ifPresent(problem -> {
            throw PetProblems.badRequest("callback_url_invalid", "callback_url: " + problem);
        });
        return Optional.of(URI.create(address));
    }

    private Words words(JsonObject json) {
        int most = check.mostCharacters();
        String text = text(json, "text", Integer.MAX_VALUE);
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            throw PetProblems.badRequest(
                    "text_too_long", "The text has " + length + " characters; it may have " + most + ".");
        }
        String voice = text(json, "voice_id", 200);
        if (!voice.matches("[A-Za-z0-9_-]{1,64}")) {
            throw PetProblems.badRequest("voice_id_invalid", "voice_id must be the id of a voice at ElevenLabs.");
        }
        return new Words(text, voice);
    }

    private static String text(JsonObject json, String name, int longest) {
        String text =
                json.get(name) instanceof JsonString string ? string.getString().strip() : "";
        if (text.isEmpty()) {
            throw PetProblems.badRequest(name + "_missing", "Please send " + name + " as a text that is not empty.");
        }
        if (text.length() > longest) {
            throw PetProblems.badRequest(
                    name + "_too_long", name + " has " + text.length() + " characters; it may have " + longest + ".");
        }
        if (text.indexOf('\0') >= 0) {
            throw PetProblems.badRequest(name + "_invalid", name + " must not have NUL characters.");
        }
        return text;
    }

    private static int seconds(JsonObject json) {
        JsonValue value = json.getOrDefault("seconds", JsonValue.NULL);
        if (value.equals(JsonValue.NULL)) {
            return USUAL_SECONDS;
        }
        // 6.0 and 6 are the same number in JSON.
        if (value instanceof JsonNumber number
                && number.bigDecimalValue().compareTo(BigDecimal.ZERO) > 0
                && number.bigDecimalValue().compareTo(MOST_SECONDS) < 0
                && number.bigDecimalValue().stripTrailingZeros().scale() <= 0) {
            return number.intValue();
        }
        throw PetProblems.badRequest("seconds_invalid", "seconds must be a whole number, such as 6.");
    }

    private static String resolution(JsonObject json) {
        JsonValue value = json.getOrDefault("resolution", JsonValue.NULL);
        return value.equals(JsonValue.NULL) ? USUAL_RESOLUTION : text(json, "resolution", 20);
    }

    private String model(JsonObject json) {
        JsonValue value = json.getOrDefault("model", JsonValue.NULL);
        if (value.equals(JsonValue.NULL)) {
            return settings.models().get(0);
        }
        return settings.findModel(text(json, "model", 200))
                .orElseThrow(() -> PetProblems.badRequest(
                        "model_unknown", "model must be one of " + String.join(", ", settings.models()) + "."));
    }

    private static boolean captionsBurned(JsonObject json) {
        JsonValue value = json.getOrDefault("captions", JsonValue.NULL);
        if (value.equals(JsonValue.NULL)) {
            return false;
        }
        String word = value instanceof JsonString string ? string.getString() : "";
        if (!word.equals(PetRepresentation.BURNED) && !word.equals(PetRepresentation.FILE)) {
            throw PetProblems.badRequest("captions_invalid", "captions must be file or burned.");
        }
        return word.equals(PetRepresentation.BURNED);
    }

    private Fit fit(JsonObject json) {
        JsonValue value = json.getOrDefault("fit", JsonValue.NULL);
        if (value.equals(JsonValue.NULL)) {
            return settings.hold() ? Fit.HOLD : Fit.SHORTEST;
        }
        return Arrays.stream(Fit.values())
                .filter(fit -> value instanceof JsonString word && fit.word().equals(word.getString()))
                .findFirst()
                .orElseThrow(() -> PetProblems.badRequest(
                        "fit_invalid",
                        "fit must be one of "
                                + Arrays.stream(Fit.values()).map(Fit::word).collect(Collectors.joining(", ")) + "."));
    }
}
