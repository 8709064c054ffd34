package io.serenade.petroast.web;

import io.serenade.petroast.Language;
import io.serenade.platform.web.problems.Problems.FieldError;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of a request and collects what is wrong with them. */
final class Fields {
    private static final int LONGEST_TEXT = 5_000;

    private final JsonObject json;
    private final List<FieldError> errors = new ArrayList<>();

    Fields(JsonObject json, Set<String> known) {
        this.json = json;
        json.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(
                        name,
                        "This is no field here; there are "
                                + String.join(", ", known.stream().sorted().toList()) + "."));
    }

    void refuse(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    List<FieldError> errors() {
        return errors;
    }

    /** A text of 1 to 5,000 characters without the blanks around it; empty if it is refused. */
    String text(String field) {
        String text = find(field).map(String::strip).orElse("");
        int length = text.codePointCount(0, text.length());
        if (text.isEmpty()) {
            refuse(field, "Must be a text of 1 to " + LONGEST_TEXT + " characters.");
        } else if (length > LONGEST_TEXT) {
            refuse(field, "Has " + length + " characters; at most " + LONGEST_TEXT + " are taken.");
        } else if (text.indexOf('\0') >= 0) {
            refuse(field, "Must not have NUL characters.");
        }
        return text;
    }

    /** A string that is there; null counts as left out. */
    Optional<String> find(String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        if (value.equals(JsonValue.NULL)) {
            return Optional.empty();
        }
        if (!(value instanceof JsonString text)) {
            refuse(field, "Must be a text.");
            return Optional.empty();
        }
        return Optional.of(text.getString());
    }

    /** A language, or the usual one where none is named. */
    Language language(String field, Language usual) {
        return find(field).map(code -> language(field, code, usual)).orElse(usual);
    }

    Language language(String field, String code, Language instead) {
        Optional<Language> language = Language.find(code);
        if (language.isEmpty()) {
            refuse(field, "Must be one of " + Language.list() + ".");
        }
        return language.orElse(instead);
    }
}
