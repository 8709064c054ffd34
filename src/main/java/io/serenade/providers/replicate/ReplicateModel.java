package io.serenade.providers.replicate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model as Replicate names it: {@code owner/name} for an official one, {@code owner/name:version} for all others.
 *
 * @param version 64 hexadecimal digits
 */
record ReplicateModel(String owner, String name, Optional<String> version) {
    private static final Pattern FORM = Pattern.compile(
            "(?<owner>[A-Za-z0-9][A-Za-z0-9_-]{0,63})/(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})(?::(?<version>[0-9a-f]{64}))?");

    /** Empty if the text is not a model's name. */
    static Optional<ReplicateModel> find(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ReplicateModel(
                        form.group("owner"), form.group("name"), Optional.ofNullable(form.group("version"))))
                : Optional.empty();
    }

    String withoutVersion() {
        return owner + "/" + name;
    }
}
