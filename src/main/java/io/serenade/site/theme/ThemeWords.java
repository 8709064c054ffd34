package io.serenade.site.theme;

import io.serenade.platform.settings.SettingsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The lines of a theme's file that only a product understands, such as the wording of its requests to providers. */
public final class ThemeWords {
    private final Map<String, String> lines;
    private final Function<String, SettingsException> refusals;

    ThemeWords(Map<String, String> lines, Function<String, SettingsException> refusals) {
        this.lines = Map.copyOf(lines);
        this.refusals = refusals;
    }

    /** The value of a key; empty if it is missing or blank. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(lines.get(key)).filter(value -> !value.isEmpty());
    }

    /** @throws SettingsException if the value is missing or blank */
    public String get(String key) {
        return find(key).orElseThrow(() -> refusal(key + " is missing."));
    }

    /** The lines below a prefix, under their keys without it. */
    public Map<String, String> below(String prefix) {
        Map<String, String> found = new HashMap<>();
        lines.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** An exception that stops the start. @param problem what is wrong, in words that follow the name of the file */
    public SettingsException refusal(String problem) {
        return refusals.apply(problem);
    }
}
