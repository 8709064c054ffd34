package io.serenade.lovesong;

import java.util.Locale;
import java.util.Optional;

/** The line of a song that is shown where there is room for one. */
public final class LyricLine {
    private LyricLine() {}

    /**
     * The first line of the chorus, where a mark such as {@code [Chorus]} shows one, otherwise the first line of all.
     *
     * @param lyrics plain text whose parts are marked in brackets
     */
    public static Optional<String> of(String lyrics) {
        Optional<String> first = Optional.empty();
        boolean chorus = false;
        for (String line : lyrics.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                String mark = line.toLowerCase(Locale.ROOT);
                chorus = mark.contains("chorus") && !mark.contains("pre");
            } else if (!line.isEmpty()) {
                if (chorus) {
                    return Optional.of(line);
                }
                first = first.or(() -> Optional.of(line));
            }
        }
        return first;
    }
}
