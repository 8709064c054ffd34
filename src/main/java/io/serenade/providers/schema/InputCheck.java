package io.serenade.providers.schema;

import static io.serenade.platform.SharedJson.JSON;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks an input object against a model's schema and says in plain words what to fix. The schema may be JSON Schema or
 * of OpenAPI 3.0. A name that the schema does not list is a problem, because a misspelt option would otherwise be
 * ignored silently.
 */
public final class InputCheck {
    private static final Logger LOG = System.getLogger(InputCheck.class.getName());

    /** Keywords whose errors only say that something inside them is wrong, or that the schema is. */
    private static final Set<String> FRAMES =
            Set.of("$ref", "allOf", "anyOf", "oneOf", "properties", "items", "additionalProperties");

    private final JsonObject schema;

    public InputCheck(JsonObject schema) {
        this.schema = OpenApiSchema.toJsonSchema(schema);
    }

    /**
     * Something that must be fixed.
     *
     * @param field the field's name, with dots before names inside
     * @param message completes a sentence that begins with the field's name
     */
    public record Problem(String field, String message) {}

    /** The problems of an input, none if it is valid; a schema that cannot be understood accepts everything. */
    public List<Problem> problemsOf(JsonObject input) {
        List<Problem> problems = new ArrayList<>(unknownFields(input));
        Set<String> unknown = problems.stream().map(Problem::field).collect(Collectors.toSet());
        errorsByPlace(input).forEach((place, errors) -> describe(place, errors, input)
                .filter(problem -> !unknown.contains(problem.field()))
                .distinct()
                .forEach(problems::add));
        return problems;
    }

    private Map<String, List<Error>> errorsByPlace(JsonObject input) {
        try {
            return new ValidatorFactory()
                            .withJsonNodeFactory(new JakartaJsonNode.Factory())
                            .withDisabledSchemaValidation(true)
                            .validate(schema, input)
                            .getErrors()
                            .stream()
                            .filter(error -> error.getKeyword() == null || !FRAMES.contains(error.getKeyword()))
                            .collect(Collectors.groupingBy(
                                    Error::getInstanceLocation, LinkedHashMap::new, Collectors.toList()));
        } catch (RuntimeException e) {
            // Schemas are written by strangers; for malformed ones the library may throw anything.
            LOG.log(Level.WARNING, "A model's schema cannot be understood; its inputs pass unchecked", e);
            return Map.of();
        }
    }

    private List<Problem> unknownFields(JsonObject input) {
        JsonValue others = schema.getOrDefault("additionalProperties", JsonValue.FALSE);
        if (others != JsonValue.FALSE || !(schema.get("properties") instanceof JsonObject known)) {
            return List.of();
        }
        return input.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .map(name -> new Problem(name, "is not known to this model; " + hint(name, known.keySet())))
                .toList();
    }

    private static String hint(String name, Collection<String> known) {
        return DidYouMean.nearest(name, known)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> "it takes " + String.join(", ", known));
    }

    private Stream<Problem> describe(String place, List<Error> errors, JsonObject input) {
        List<Error> types = errors.stream()
                .filter(error -> "type".equals(error.getKeyword()))
                .toList();
        if (types.size() == errors.size()) {
            String message =
                    KeywordMessages.types(types.stream().map(this::demanded).toList());
            return Stream.of(new Problem(field(place), message));
        }
        // Among several alternatives, errors of those with another type are not helpful.
        return errors.stream().filter(error -> !types.contains(error)).flatMap(error -> describe(place, error, input));
    }

    private Stream<Problem> describe(String place, Error error, JsonObject input) {
        if (error.getKeyword() == null) {
            return Stream.of(new Problem(field(place), "is not known to this model"));
        } else if (error.getKeyword().equals("required")) {
            return missing(place, error, input);
        }
        return Stream.of(new Problem(field(place), KeywordMessages.demand(error.getKeyword(), demanded(error))));
    }

    private Stream<Problem> missing(String place, Error error, JsonObject input) {
        JsonObject holder = JSON.createPointer(place).getValue(input).asJsonObject();
        return demanded(error) instanceof JsonArray required
                ? required.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .filter(name -> !holder.containsKey(name))
                        .map(name -> new Problem(field(place + "/" + name), "is missing"))
                : Stream.empty();
    }

    /** The value of the keyword that was not met. */
    private JsonValue demanded(Error error) {
        try {
            String place = URI.create(error.getSchemaLocation()).getFragment();
            JsonValue part = JSON.createPointer(place == null ? "" : place).getValue(schema);
            return part.asJsonObject().getOrDefault(error.getKeyword(), JsonValue.NULL);
        } catch (JsonException | IllegalArgumentException | ClassCastException e) {
            LOG.log(Level.DEBUG, "Nothing at " + error.getSchemaLocation(), e);
            return JsonValue.NULL;
        }
    }

    private static String field(String place) {
        return place.replaceFirst("^/", "").replace("/", ".").replace("~1", "/").replace("~0", "~");
    }
}
