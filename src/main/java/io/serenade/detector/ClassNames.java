package io.serenade.detector;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads class names as Ultralytics writes them into a model file: as a Python dictionary. */
final class ClassNames {
    private static final Pattern ENTRY = Pattern.compile("(\\d{1,5})\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\")");

    private ClassNames() {}

    /** @return the names in the order of their numbers; an empty list if the text is something else */
    static List<String> read(String dictionary) {
        TreeMap<Integer, String> names = new TreeMap<>();
        Matcher entry = ENTRY.matcher(dictionary);
        while (entry.find()) {
            names.put(Integer.valueOf(entry.group(1)), entry.group(2) == null ? entry.group(3) : entry.group(2));
        }
        boolean whole = !names.isEmpty() && names.lastKey() == names.size() - 1;
        return whole ? List.copyOf(names.values()) : List.of();
    }
}
