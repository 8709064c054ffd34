package io.serenade.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables that a document lists, with their defaults. */
final class ConfigurationTable {
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z][A-Z0-9_]*)` \\| (.*?) ?\\| .+ \\|$");
    private static final Pattern ASSIGNMENT = Pattern.compile("^#([A-Z][A-Z0-9_]*)=(.*)$");

    private final Map<String, String> defaults = new TreeMap<>();

    private ConfigurationTable() {}

    /** The rows of a document's tables that begin with a variable. */
    static ConfigurationTable ofDocument(Path file) throws IOException {
        return read(Files.readString(file), ROW, "`");
    }

    /** Assignments, all of them commented out; a line that would take effect is an error. */
    static ConfigurationTable ofEnvironmentFile(Path file) throws IOException {
        String text = Files.readString(file);
        if (text.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
            throw new IllegalStateException(file + " sets something; every line must be a comment");
        }
        return read(text, ASSIGNMENT, "['\"]");
    }

    private static ConfigurationTable read(String text, Pattern form, String quotes) {
        ConfigurationTable table = new ConfigurationTable();
        text.lines().map(form::matcher).filter(Matcher::matches).forEach(row -> {
            String value = row.group(2).replaceAll(quotes, "");
            if (table.defaults.put(row.group(1), value) != null) {
                throw new IllegalStateException(row.group(1) + " is listed twice");
            }
        });
        return table;
    }

    Set<String> names() {
        return defaults.keySet();
    }

    String defaultOf(String name) {
        return defaults.get(name);
    }
}
