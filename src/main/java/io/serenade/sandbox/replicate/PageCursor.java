package io.serenade.sandbox.replicate;

import io.serenade.sandbox.tasks.StubRejection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A position in a list, in an opaque form. */
final class PageCursor {
    private static final Pattern FORM = Pattern.compile("from=(\\d{1,9})");

    private PageCursor() {}

    static String encode(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("from=" + offset).getBytes(StandardCharsets.UTF_8));
    }

    static int decode(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var form = FORM.matcher(text);
            if (form.matches()) {
                return Integer.parseInt(form.group(1));
            }
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static StubRejection unusable() {
        return ReplicateErrors.invalid(List.of(new InvalidField("format", "cursor", "Not a cursor of this list")));
    }
}
