package io.serenade.lovesong;

import java.util.List;

/** A form that cannot be accepted, with a message for each wrong field. */
public class FormException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Field> fields;

    /** One field and a sentence that says how to fix it. */
    public record Field(String field, String message) {}

    public FormException(List<Field> fields) {
        super(fields.get(0).message());
        this.fields = List.copyOf(fields);
    }

    public List<Field> fields() {
        return fields;
    }
}
