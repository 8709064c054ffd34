package io.serenade.generation.web;

import io.serenade.generation.GenerationOrder;
import io.serenade.generation.ModelInput;
import io.serenade.jobs.webhooks.CallbackAddresses;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems.FieldError;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.schema.InputCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads orders and says what is wrong with them, the model's own inputs included where its schema is known. */
@ApplicationScoped
public class OrderReader {
    private static final Set<String> FIELDS = Set.of("prompt", "parameters", "model", "callback_url");
    private static final int LONGEST_PROMPT = 10_000;
    private static final int MAX_PARAMETERS = 100;

    @Inject
    private MediaGenerator generator;

    @Inject
    private CallbackAddresses callbacks;

    /** An order, or why it is invalid. */
    record Read(Optional<GenerationOrder> order, List<FieldError> errors) {}

    /** @throws ProblemException 503 if there is neither a provider nor a stand-in */
    void refuseUnlessConfigured() {
        if (generator.models().isEmpty()) {
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE,
                    "Nothing can be generated here yet: the operator must set REPLICATE_API_TOKEN, or SANDBOX=on to try it.");
        }
    }

    Read read(JsonObject json) {
        List<FieldError> errors = new ArrayList<>();
        json.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> errors.add(new FieldError(
                        name, "This is no field of an order. The model's own inputs belong into parameters.")));
        String prompt = prompt(json, errors);
        String model = model(json, errors);
        JsonObject parameters = parameters(json, errors);
        Optional<URI> callback = callback(json, errors);
        if (errors.isEmpty()) {
            errors.addAll(errorsOfInput(model, prompt, parameters));
        }
        return errors.isEmpty()
                ? new Read(Optional.of(new GenerationOrder(model, prompt, parameters, callback)), List.of())
                : new Read(Optional.empty(), errors);
    }

    private static String prompt(JsonObject json, List<FieldError> errors) {
        String prompt =
                json.get("prompt") instanceof JsonString text ? text.getString().strip() : "";
        int length = prompt.codePointCount(0, prompt.length());
        if (prompt.isEmpty()) {
            errors.add(new FieldError("prompt", "Please say in the text prompt what to make."));
        } else if (length > LONGEST_PROMPT) {
            errors.add(new FieldError(
                    "prompt", "The prompt has " + length + " characters; it may have " + LONGEST_PROMPT + "."));
        } else if (prompt.indexOf('\0') >= 0) {
            errors.add(new FieldError("prompt", "The prompt must not have NUL characters."));
        }
        return prompt;
    }

    private String model(JsonObject json, List<FieldError> errors) {
        List<String> allowed = generator.models();
        JsonValue asked = json.getOrDefault("model", JsonValue.NULL);
        if (asked.equals(JsonValue.NULL)) {
            return allowed.get(0);
        }
        Optional<String> model =
                asked instanceof JsonString name ? generator.findModel(name.getString()) : Optional.empty();
        if (model.isEmpty()) {
            errors.add(new FieldError("model", "Must be one of " + String.join(", ", allowed) + "."));
        }
        return model.orElse("");
    }

    private static JsonObject parameters(JsonObject json, List<FieldError> errors) {
        JsonValue parameters = json.getOrDefault("parameters", JsonValue.NULL);
        if (parameters.equals(JsonValue.NULL)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (!(parameters instanceof JsonObject object)) {
            errors.add(new FieldError("parameters", "Must be an object with the model's inputs."));
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (object.size() > MAX_PARAMETERS) {
            errors.add(new FieldError("parameters", "Must have at most " + MAX_PARAMETERS + " members."));
        }
        if (object.containsKey("prompt")) {
            errors.add(new FieldError("parameters.prompt", "The prompt belongs beside parameters, not into them."));
        }
        if (object.toString().contains("\\u0000")) {
            errors.add(new FieldError("parameters", "Must not have NUL characters."));
        }
        return object;
    }

    private Optional<URI> callback(JsonObject json, List<FieldError> errors) {
        JsonValue asked = json.getOrDefault("callback_url", JsonValue.NULL);
        if (asked.equals(JsonValue.NULL)) {
            return Optional.empty();
        }
        String url = asked instanceof JsonString text ? text.getString().strip() : "";
        Optional<String> problem = callbacks.problemOf(url);
        problem.ifPresent(sentence -> errors.add(new FieldError("callback_url", sentence)));
        return problem.isPresent() ? Optional.empty() : Optional.of(URI.create(url));
    }

    private List<FieldError> errorsOfInput(String model, String prompt, JsonObject parameters) {
        Optional<JsonObject> schema = generator.inputSchema(model);
        return schema.stream()
                .flatMap(known -> new InputCheck(known).problemsOf(ModelInput.of(prompt, parameters, schema)).stream())
                .map(problem -> new FieldError(
                        problem.field().equals("prompt") ? "prompt" : "parameters." + problem.field(),
                        sentence(problem.field() + " " + problem.message())))
                .toList();
    }

    private static String sentence(String text) {
        return text.endsWith("?") ? text : text + ".";
    }
}
