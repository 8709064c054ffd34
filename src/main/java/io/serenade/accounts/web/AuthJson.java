package io.serenade.accounts.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.Problems.FieldError;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bodies of sign-in requests, read from JSON. Unknown fields are ignored, because clients send some. */
final class AuthJson {
    private final JsonObject body;
    private final List<FieldError> errors = new ArrayList<>();

    AuthJson(JsonObject body) {
        this.body = body;
    }

    /** The e-mail address; empty when there is none, which is recorded as an error. */
    Optional<EmailAddress> email() {
        Optional<EmailAddress> email = text("email").flatMap(EmailAddress::parse);
        if (email.isEmpty()) {
            errors.add(new FieldError("email", "Please give an e-mail address such as you@example.com."));
        }
        return email;
    }

    /** A text of any length; blank when there is none, which is recorded as an error. Passwords are never trimmed. */
    String secret(String field, String expected) {
        Optional<String> text = text(field).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            errors.add(new FieldError(field, expected));
        }
        return text.orElse("");
    }

    private Optional<String> text(String field) {
        return body.get(field) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** @throws WebApplicationException 400 that names the fields with errors, if there are any */
    void refuseErrors() {
        if (errors.isEmpty()) {
            return;
        }
        JsonArrayBuilder list = JSON.createArrayBuilder();
        errors.forEach(error ->
                list.add(JSON.createObjectBuilder().add("field", error.field()).add("message", error.message())));
        throw new WebApplicationException(Problems.answer(
                        ProblemType.BAD_REQUEST,
                        Problems.body(ProblemType.BAD_REQUEST, errors.get(0).message())
                                .add("errors", list))
                .build());
    }
}
