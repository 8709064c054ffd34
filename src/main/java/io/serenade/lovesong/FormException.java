package io.serenade.lovesong;

import java.util.List;

/** A form that cannot be accepted; says for each field what to do. */
public class FormException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Field> fields;

    /** One field and a sentence that tells how to mend it. */
    public record Field(String field, String message) {}

    public FormException(List<Field> fields) {
        super(fields.get(0).message());
        this.fields = List.copyOf(fields);
    }

    public List<Field> fields() {
        return fields;
    }
}
