package io.serenade.docs;

import io.serenade.Products;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that the sources read, found in their text: calls of {@code Settings} with a name in capitals,
 * also behind a small helper such as {@code folder(settings, "IMG_STORAGE", …)}. The keys of providers come from the list
 * of products.
 */
final class SettingsInCode {
    private static final Pattern READING = Pattern.compile(
            "\\b(?<way>text|secret|integer|minutes|seconds|flag|address|findAddress|timestamp|list|oneOf|find|folder)"
                    + "\\(\\s*(?:settings,\\s*)?\"(?<name>[A-Z][A-Z0-9_]{2,})\"(?:\\s*,\\s*(?<rest>[^\\n]*\\n?[^\\n]*))?");
    private static final Pattern TEXT = Pattern.compile("^\"([^\"]*)\"\\s*[,)].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("^([0-9_]+)\\s*[,)].*", Pattern.DOTALL);
    private static final Pattern FLAG = Pattern.compile("^(true|false)\\s*\\).*", Pattern.DOTALL);

    /** The search path belongs to the system, not to us. */
    private static final Set<String> OF_THE_SYSTEM = Set.of("PATH");

    private final Set<String> names = new TreeSet<>();
    private final Map<String, String> defaults = new TreeMap<>();

    private SettingsInCode() {}

    static SettingsInCode scan(Path sources) throws IOException {
        SettingsInCode found = new SettingsInCode();
        Products.providers().forEach(provider -> found.names.add(provider.keyVariable()));
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                found.read(Files.readString(file));
            }
        }
        return found;
    }

    private void read(String source) {
        Matcher reading = READING.matcher(source);
        int from = 0;
        while (reading.find(from)) {
            // The rest of the line may hold the next reading.
            from = reading.end("name");
            String name = reading.group("name");
            if (!OF_THE_SYSTEM.contains(name)) {
                names.add(name);
                noteDefault(reading.group("way"), name, reading.group("rest"));
            }
        }
    }

    /** Where a default is computed, no plain value is known; an optional reading says nothing either. */
    private void noteDefault(String way, String name, String rest) {
        if (rest == null || List.of("find", "folder").contains(way)) {
            return;
        }
        for (Pattern form : List.of(TEXT, NUMBER, FLAG)) {
            Matcher value = form.matcher(rest);
            if (value.matches()) {
                defaults.put(name, plain(form, value.group(1)));
            }
        }
    }

    private static String plain(Pattern form, String value) {
        if (form == FLAG) {
            return value.equals("true") ? "on" : "off";
        }
        return form == NUMBER ? value.replace("_", "") : value;
    }

    Set<String> names() {
        return names;
    }

    /** Defaults that stand in the code as they are. */
    Map<String, String> plainDefaults() {
        Map<String, String> plain = new TreeMap<>(defaults);
        // Without a value these are off; the number in the code only reads a value that is there.
        plain.remove("MAX_QUEUE_WAIT");
        // The stand-in encodes with the FFmpeg that the launcher located.
        plain.remove("FFMPEG_PATH");
        return plain;
    }
}
