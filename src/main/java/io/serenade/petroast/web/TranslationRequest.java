package io.serenade.petroast.web;

import io.serenade.petroast.Language;
import io.serenade.petroast.Transliteration;
import io.serenade.platform.web.problems.Problems.FieldError;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is to be translated: {@code text}, {@code source_lang} (or {@code auto}), {@code target_lang}, {@code task}. */
final class TranslationRequest {
    private static final Set<String> FIELDS = Set.of("text", "source_lang", "target_lang", "task");
    private static final String AUTO = "auto";
    private static final String TRANSLATION = "translation";
    private static final String TRANSLITERATION = "transliteration";

    private final Fields fields;
    private final String text;
    private final Language source;
    private final Language target;
    private final String task;

    TranslationRequest(JsonObject json) {
        fields = new Fields(json, FIELDS);
        text = fields.text("text");
        String from = fields.find("source_lang").orElse(AUTO).strip();
        source = from.equalsIgnoreCase(AUTO) ? Language.of(text) : fields.language("source_lang", from, Language.EN);
        target = fields.language("target_lang", Language.EN);
        task = fields.find("task").orElse(TRANSLATION).strip().toLowerCase(Locale.ROOT);
        if (!task.equals(TRANSLATION) && !task.equals(TRANSLITERATION)) {
            fields.refuse("task", "Must be translation or transliteration.");
        } else if (isTransliteration() && !Transliteration.isPossible(source, target)) {
            fields.refuse(
                    "task",
                    "Transliteration goes between Hindi, Marathi, Bengali, Assamese, Punjabi, Gujarati, Odia, Tamil,"
                            + " Telugu, Kannada and Malayalam; English and Urdu can be translated only.");
        }
    }

    List<FieldError> errors() {
        return fields.errors();
    }

    boolean isTransliteration() {
        return task.equals(TRANSLITERATION);
    }

    String transliterated() {
        return Transliteration.of(text, source, target);
    }

    String text() {
        return text;
    }

    Language source() {
        return source;
    }

    Language target() {
        return target;
    }

    String task() {
        return task;
    }
}
